#pragma once

#include "ui/inspector/bytemark.h"
#include "ui/inspector/inspectedhop.h"

#include <QWidget>

class QLabel;

namespace relayscope::ui {

class FrameActions;
class FrameStrip;
class FrameViews;
struct PanelContext;

/// One row explained: a sentence, its frame as labelled parts, its values and bytes, linked by a common mark. Shows
/// what it is given and follows nothing. GUI thread; owned by the dock or a pinned window.
class InspectorView final : public QWidget {
    Q_OBJECT

public:
    explicit InspectorView(PanelContext &context, QWidget *parent = nullptr);

    void inspect(const InspectedHop &inspected);
    [[nodiscard]] const InspectedHop &inspected() const { return m_inspected; }
    [[nodiscard]] ByteMark &mark() { return m_mark; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void showStory();
    void colorNotes();

    core::Cluster &m_cluster;
    ByteMark m_mark;
    InspectedHop m_inspected;
    core::explain::ExplainedFrame m_frame;
    QLabel *m_lead;
    QLabel *m_more;
    FrameStrip *m_strip;
    QLabel *m_notes;
    FrameViews *m_views;
    QLabel *m_noFrame;
    FrameActions *m_actions;
};

} // namespace relayscope::ui
