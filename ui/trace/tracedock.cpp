#include "ui/trace/tracedock.h"

#include "core/explain/meaning.h"
#include "core/words.h"
#include "models/hopmodel.h"
#include "models/messageselection.h"
#include "ui/actions/actionregistry.h"
#include "ui/clustercontroller.h"
#include "ui/panelcontext.h"
#include "ui/plots/ladderview.h"
#include "ui/settings.h"
#include "ui/trace/explanationpane.h"
#include "ui/trace/traceexporter.h"
#include "ui/trace/tracepage.h"
#include "ui/widgets/inlinebarstack.h"
#include "ui/widgets/messageemptystate.h"
#include "ui/widgets/paneltitle.h"

#include <QAction>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace relayscope::ui {

using models::MessageSelection;
using models::TraceFeed;

TraceDock::TraceDock(PanelContext &context, QWidget *parent)
    : PanelDock(QStringLiteral("traceDock"), parent)
    , m_context(context)
    , m_feed(context.controller.hopModel(), context.selection)
    , m_bars(new InlineBarStack(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new MessageEmptyState(context.actions, m_pages))
    , m_page(new TracePage(m_pages))
    , m_explanation(new ExplanationPane(this))
    , m_exporter(new TraceExporter(m_page->ladder().plot(), *m_bars, context.actions, this))
    , m_exportMenu(new QMenu(this))
{
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_page);
    auto *body = new QWidget(this);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bars);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_explanation);
    m_explanation->setObjectName(QStringLiteral("traceExplanation"));
    m_explanation->hide();
    setWidget(body);

    connectActions();
    fillExportMenu();
    connect(&m_feed, &TraceFeed::traceChanged, this, &TraceDock::showTrace);
    connect(&m_context.selection, &MessageSelection::changed, this, [this] {
        showCurrentStep();
        m_page->clearCurrentVerdict();
        showExplanation();
    });
    connect(m_page, &TracePage::verdictSelected, this, &TraceDock::showExplanation);
    connect(&m_context.controller.hopModel(), &QAbstractItemModel::rowsInserted, m_empty, [this] {
        if (m_empty->isVisible())
            m_empty->setMessagesThere(m_feed.hasMessages());
    });
    connect(m_empty, &MessageEmptyState::latestRequested, &m_feed, &TraceFeed::selectNewest);
    connect(m_page, &TracePage::stepSelected, this, &TraceDock::selectStep);
    TraceDock::retranslate();
    showTrace();
}

void TraceDock::connectActions()
{
    ActionRegistry &actions = m_context.actions;
    QAction *follow = actions[ActionId::TraceFollow];
    QAction *explain = actions[ActionId::ExplainSelection];
    title().addActions({explain, follow});
    addActions({follow, actions[ActionId::TraceToScale]});
    connect(explain, &QAction::toggled, this, &TraceDock::setExplaining);
    connect(follow, &QAction::triggered, this, &TraceDock::setFollowing);
    m_feed.setFollowing(m_context.settings.followsLatestTrace());

    m_page->scaleButton().setDefaultAction(actions[ActionId::TraceToScale]);
    connect(actions[ActionId::TraceToScale], &QAction::toggled, m_page, &TracePage::setToScale);
}

void TraceDock::fillExportMenu()
{
    const ActionRegistry &actions = m_context.actions;
    m_exportMenu->addActions({actions[ActionId::TraceCopyPicture], actions[ActionId::TraceCopySvg],
        actions[ActionId::TraceCopyMermaid], actions[ActionId::TraceCopyJson]});
    m_exportMenu->addSeparator();
    m_exportMenu->addAction(actions[ActionId::TraceSave]);
    m_page->exportButton().setMenu(m_exportMenu);
}

void TraceDock::setFollowing(bool following)
{
    m_context.settings.setFollowsLatestTrace(following);
    m_feed.setFollowing(following);
    if (following)
        m_context.selection.clear();
    showNote();
}

void TraceDock::showTrace()
{
    const core::Trace &trace = m_feed.trace();
    if (trace.isEmpty()) {
        m_empty->setMessagesThere(m_feed.hasMessages());
        m_pages->setCurrentWidget(m_empty);
    } else {
        m_page->setTrace(trace);
        m_pages->setCurrentWidget(m_page);
    }
    for (const ActionId id : {ActionId::TraceCopyPicture, ActionId::TraceCopySvg, ActionId::TraceCopyMermaid,
             ActionId::TraceCopyJson, ActionId::TraceSave})
        m_context.actions[id]->setEnabled(!trace.isEmpty());
    showCurrentStep();
    showExplanation();
}

void TraceDock::showCurrentStep()
{
    m_page->setCurrentStep(m_feed.trace().stepOf(m_context.selection.hop()));
    showNote();
}

void TraceDock::showNote()
{
    const bool follows = m_feed.isFollowing() && m_context.selection.message() == 0;
    m_context.actions[ActionId::TraceFollow]->setChecked(follows);
    if (m_feed.trace().isEmpty())
        title().setNote({});
    else if (follows)
        title().setNote(tr("latest message"));
    else
        title().setNote(tr("message %1").arg(m_feed.trace().message));
}

void TraceDock::setExplaining(bool explains)
{
    if (explains) {
        show();
        raise();
    }
    showExplanation();
    m_explanation->setVisible(explains);
}

void TraceDock::showExplanation()
{
    if (!m_context.actions[ActionId::ExplainSelection]->isChecked())
        return;
    const core::Hop *hop = m_context.controller.hopModel().hopByNumber(m_context.selection.hop());
    if (const core::TraceVerdict *verdict = m_page->currentVerdict())
        m_explanation->explain(verdict->text, core::explain::verdictMeaning(verdict->verdict));
    else if (hop != nullptr)
        m_explanation->explain(
            tr("#%1: %2", "row number, what happened").arg(QLocale().toString(hop->number), core::describe(*hop)),
            core::explain::hopMeaning(*hop));
    else
        m_explanation->explain({}, tr("Select a row of the stream, or a verdict above, to read what it means."));
}

void TraceDock::selectStep(int step)
{
    const core::Trace &trace = m_feed.trace();
    const QList<quint64> &hops = trace.steps.at(step).hops;
    // Of the two ends, the arrival tells more.
    if (trace.message != m_context.selection.message() || !hops.contains(m_context.selection.hop()))
        m_context.selection.select(trace.message, hops.constLast());
}

void TraceDock::showEvent(QShowEvent *event)
{
    PanelDock::showEvent(event);
    m_feed.setActive(true);
}

void TraceDock::hideEvent(QHideEvent *event)
{
    PanelDock::hideEvent(event);
    m_feed.setActive(false);
}

void TraceDock::retranslate()
{
    setPanelTitle(tr("Trace"));
    m_empty->setTexts(tr("As soon as a message is sent, its way appears here, hop by hop."),
        tr("Select a row in the stream or a dot in the picture: here appears the way of that message, hop by hop."));
    m_feed.refresh();
    showExplanation();
    showNote();
}

} // namespace relayscope::ui
