#pragma once

#include "core/explain/explainedframe.h"
#include "models/bytetreemodel.h"

#include <QSplitter>

class QTabWidget;

namespace relayscope::ui {

class ByteMark;
class ByteTreeView;
class HexView;
class WireView;

/// The four views of a frame's bytes: arguments and message as trees above, wire text and hex below, so that what is
/// marked in one of each kind is seen in the other. GUI thread; owned by the InspectorView.
class FrameViews final : public QSplitter {
    Q_OBJECT

public:
    explicit FrameViews(ByteMark &mark, QWidget *parent = nullptr);

    void setFrame(const core::explain::ExplainedFrame &frame);
    void retranslate();

private:
    models::ByteTreeModel m_argumentsModel;
    models::ByteTreeModel m_messageModel;
    QTabWidget *m_trees;
    QTabWidget *m_texts;
    ByteTreeView *m_arguments;
    ByteTreeView *m_message;
    WireView *m_wire;
    HexView *m_hex;
    /// The arguments were in front until a message came that has none.
    bool m_isToReturn = false;
    core::explain::FrameSyntax m_syntax = core::explain::FrameSyntax::None;
};

} // namespace relayscope::ui
