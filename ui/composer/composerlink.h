#pragma once

#include "core/sendjob.h"

#include <QObject>
#include <QPointer>

namespace relayscope::core {
struct RoomCell;
}

namespace relayscope::ui {

class Composer;
struct PanelContext;

/// Joins the composer with the cluster: tells it who can send and which rooms there are, sends its messages, shows what
/// becomes of the last one. GUI thread; owned by the centre of the main window.
class ComposerLink final : public QObject {
    Q_OBJECT

public:
    ComposerLink(Composer &composer, PanelContext &context, QObject *parent = nullptr);

    /// Labels are in the language of the moment.
    void updateSenders();

private:
    void connectCluster();
    void updateSuggestions(const QList<core::RoomCell> &rooms);
    void send(const core::OutgoingMessage &outgoing);
    void showProgress(const core::SavedMessage &message, const core::SendProgress &progress);

    Composer &m_composer;
    PanelContext &m_context;
    /// The message whose outcome is shown; deletes itself when it has finished.
    QPointer<core::SendJob> m_job;
};

} // namespace relayscope::ui
