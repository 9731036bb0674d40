#pragma once

#include "ui/inspector/inspectedhop.h"
#include "ui/widgets/paneldock.h"

#include <QPointer>

class QStackedWidget;

namespace relayscope::ui {

class InspectorView;
class MessageEmptyState;
class PinnedInspector;
struct PanelContext;

/// Explains the row that is selected; pins copies that stay. While it is hidden it takes no notice of the selection and
/// catches up when it is shown. GUI thread; owned by the main window.
class InspectorDock final : public PanelDock {
    Q_OBJECT

public:
    /// Ours: the oldest pinned window makes room.
    static constexpr int kMaxPinned = 8;

    explicit InspectorDock(PanelContext &context, QWidget *parent = nullptr);

    /// Opens a window that keeps showing the selected row; does nothing without one.
    void pin();
    /// The same for any row; nothing when it left the stream.
    void pinRow(quint64 number);
    [[nodiscard]] InspectorView &view() const { return *m_view; }

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] std::optional<InspectedHop> selected() const;
    void follow();
    void selectNewest();
    void openPinned(const InspectedHop &inspected);
    void showTitle();

    PanelContext &m_context;
    QStackedWidget *m_pages;
    MessageEmptyState *m_empty;
    InspectorView *m_view;
    QList<QPointer<PinnedInspector>> m_pinned;
    bool m_hasContent = false;
};

} // namespace relayscope::ui
