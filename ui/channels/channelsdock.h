#pragma once

#include "models/channelmodel.h"
#include "ui/panelrequests.h"
#include "ui/widgets/paneldock.h"

#include <QTimer>

class QMenu;

namespace relayscope::ui {

class ChannelView;
struct PanelContext;

/// The channels of Redis as the observer sees them, and what can be done with one: filter the stream by it, plot it,
/// copy its name, mute it. GUI thread; owned by the main window.
class ChannelsDock final : public PanelDock {
    Q_OBJECT

public:
    explicit ChannelsDock(PanelContext &context, QWidget *parent = nullptr);

    [[nodiscard]] models::ChannelModel &channels() { return m_channels; }
    [[nodiscard]] ChannelView &view() const { return *m_view; }
    /// The menu of the current item; null without one. The caller owns it.
    [[nodiscard]] QMenu *makeMenu();

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void showNote();
    void showMenu(const QPoint &position);
    void addFilterActions(QMenu &menu, const QByteArray &channel);

    models::ChannelModel m_channels;
    PanelRequests &m_requests;
    ChannelView *m_view;
    /// Tells idle channels from busy ones, while the dock is seen.
    QTimer m_idleCheck;
};

} // namespace relayscope::ui
