#pragma once

#include "ui/inspector/inspectedhop.h"

#include <QWidget>

class QMenu;
class QPushButton;

namespace relayscope::core {
class Cluster;
}

namespace relayscope::ui {

class PanelRequests;
struct PanelContext;

/// What can be done with an inspected row: send it again after a change, keep it, copy it in a form to paste elsewhere.
/// GUI thread; owned by the InspectorView.
class FrameActions final : public QWidget {
    Q_OBJECT

public:
    explicit FrameActions(PanelContext &context, QWidget *parent = nullptr);

    void setHop(const InspectedHop &inspected, const core::explain::ExplainedFrame &frame);
    void retranslate();

private:
    void fillCopyMenu();
    void ask(void (PanelRequests::*request)(const core::SavedMessage &), const QString &panel);

    core::Cluster &m_cluster;
    PanelRequests &m_requests;
    InspectedHop m_inspected;
    core::explain::ExplainedFrame m_frame;
    QPushButton *m_resend;
    QPushButton *m_shelf;
    QPushButton *m_copy;
    QMenu *m_copyMenu;
};

} // namespace relayscope::ui
