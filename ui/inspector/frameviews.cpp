#include "ui/inspector/frameviews.h"

#include "ui/inspector/bytetreeview.h"
#include "ui/inspector/hexview.h"
#include "ui/inspector/wireview.h"
#include "ui/theme/metrics.h"

#include <QTabWidget>

namespace relayscope::ui {

using core::explain::FrameSyntax;

namespace {

/// Rows that each of the two halves shows at least.
constexpr int kMinRows = 2;

QTabWidget *addTabs(QSplitter &splitter)
{
    auto *tabs = new QTabWidget(&splitter);
    tabs->setDocumentMode(true);
    tabs->setMinimumHeight(rowHeight(tabs->fontMetrics()) * (kMinRows + 1));
    splitter.addWidget(tabs);
    return tabs;
}

} // namespace

FrameViews::FrameViews(ByteMark &mark, QWidget *parent)
    : QSplitter(Qt::Vertical, parent)
    , m_trees(addTabs(*this))
    , m_texts(addTabs(*this))
    , m_arguments(new ByteTreeView(m_argumentsModel, mark, m_trees))
    , m_message(new ByteTreeView(m_messageModel, mark, m_trees))
    , m_wire(new WireView(mark, m_texts))
    , m_hex(new HexView(mark, m_texts))
{
    setChildrenCollapsible(false);
    m_arguments->setObjectName(QStringLiteral("inspectorArguments"));
    m_message->setObjectName(QStringLiteral("inspectorMessage"));
    m_wire->setObjectName(QStringLiteral("inspectorWire"));
    m_hex->setObjectName(QStringLiteral("inspectorHex"));
    m_trees->addTab(m_arguments, QString());
    m_trees->addTab(m_message, QString());
    m_texts->addTab(m_wire, QString());
    m_texts->addTab(m_hex, QString());
    retranslate();
}

void FrameViews::setFrame(const core::explain::ExplainedFrame &frame)
{
    m_syntax = frame.syntax;
    m_argumentsModel.setArguments(frame.tree, frame.argumentsNode, frame.firstArgument);
    m_messageModel.setTree(frame.tree);
    m_wire->setFrame(frame);
    m_hex->setFrame(frame);
    // A message without arguments has its whole to show.
    const bool hasArguments = frame.argumentsNode >= 0;
    if (!hasArguments && !frame.tree.isEmpty() && m_trees->currentWidget() == m_arguments) {
        m_isToReturn = true;
        m_trees->setCurrentWidget(m_message);
    } else if (hasArguments && m_isToReturn) {
        m_isToReturn = false;
        m_trees->setCurrentWidget(m_arguments);
    }
    retranslate();
}

void FrameViews::retranslate()
{
    const bool isMessagePack = m_syntax == FrameSyntax::MessagePack;
    m_trees->setTabText(0, tr("Arguments"));
    m_trees->setTabText(1, isMessagePack ? tr("MessagePack") : tr("JSON"));
    m_texts->setTabText(0, tr("Wire"));
    m_texts->setTabText(1, tr("Hex"));
    m_arguments->setPlaceholderText(tr("This message has no arguments."));
    m_message->setPlaceholderText(tr("These bytes are no JSON or MessagePack."));
    m_arguments->setAccessibleName(tr("Arguments of the event"));
    m_message->setAccessibleName(tr("Values of the message"));
    m_wire->setAccessibleName(tr("Message as text"));
    m_hex->setAccessibleName(tr("Message as hex dump"));
    m_argumentsModel.retranslate();
    m_messageModel.retranslate();
}

} // namespace relayscope::ui
