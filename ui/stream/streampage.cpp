#include "ui/stream/streampage.h"

#include "core/cluster.h"
#include "core/explain/hopframe.h"
#include "core/explain/savedhop.h"
#include "models/messageselection.h"
#include "ui/actions/actionregistry.h"
#include "ui/clustercontroller.h"
#include "ui/panelcontext.h"
#include "ui/panelrequests.h"
#include "ui/settings.h"
#include "ui/stream/hopmenu.h"
#include "ui/stream/streamfilterbar.h"
#include "ui/stream/streamoverview.h"
#include "ui/stream/streamview.h"
#include "ui/theme/metrics.h"
#include "ui/theme/symbolicicon.h"
#include "ui/widgets/paneltitle.h"
#include "ui/widgets/rowcopying.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace relayscope::ui {

namespace {

/// Under which the columns are remembered.
constexpr QLatin1String kTable("stream");

/// Actions of a row, and of the stream; their keys work while the table has the focus.
constexpr std::array kRowActions{ActionId::ShowTrace, ActionId::NextHop, ActionId::PreviousHop, ActionId::MarkRow,
    ActionId::NextMark, ActionId::PreviousMark, ActionId::ResendRow, ActionId::ShelveRow, ActionId::CopyRows,
    ActionId::PauseStream, ActionId::FollowStream, ActionId::ClearStream, ActionId::ShowNoise};

} // namespace

StreamPage::StreamPage(PanelContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_hops(context.controller.hopModel())
    , m_rows(m_hops)
    , m_title(new PanelTitle(this))
    , m_filter(new StreamFilterBar(m_rows, context.actions, context.settings, this))
    , m_view(new StreamView(m_rows, m_marks, this))
    , m_overview(new StreamOverview(m_rows, m_marks, context.selection, *m_view->verticalScrollBar(), this))
    , m_pill(new QPushButton(m_view))
    , m_showAll(new QPushButton(m_view))
{
    m_view->setObjectName(QStringLiteral("stream"));
    m_view->viewport()->installEventFilter(this);
    m_view->header()->restoreState(context.settings.tableState(kTable));
    m_pill->setObjectName(QStringLiteral("streamPill"));
    m_pill->setDefault(true);
    m_pill->setIcon(symbolicIcon(QStringLiteral("follow"), ColorRole::AccentText));
    m_pill->setFocusPolicy(Qt::NoFocus);
    m_pill->hide();
    m_showAll->setObjectName(QStringLiteral("streamShowAll"));
    m_showAll->hide();

    layOut();
    connectActions();
    connectRows();
    retranslate();
    enableActions();
    showSelection();
}

StreamPage::~StreamPage()
{
    m_context.settings.setTableState(kTable, m_view->header()->saveState());
}

void StreamPage::layOut()
{
    auto *table = new QHBoxLayout;
    table->setSpacing(0);
    table->addWidget(m_view, 1);
    auto *side = new QVBoxLayout; // rows begin below the header
    side->addSpacing(m_view->header()->sizeHint().height());
    side->addWidget(m_overview);
    table->addLayout(side);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_filter);
    layout->addLayout(table, 1);
}

void StreamPage::connectActions()
{
    ActionRegistry &actions = m_context.actions;
    m_title->addActions(
        {actions[ActionId::PauseStream], actions[ActionId::FollowStream], actions[ActionId::ClearStream]});
    for (const ActionId id : kRowActions)
        m_view->addAction(actions[id]);

    QAction *follow = actions[ActionId::FollowStream];
    follow->setChecked(true);
    connect(actions[ActionId::PauseStream], &QAction::toggled, &m_hops, &models::HopModel::setPaused);
    connect(follow, &QAction::triggered, m_view, &StreamView::setFollowing);
    connect(m_view, &StreamView::followingChanged, follow, &QAction::setChecked);
    connect(actions[ActionId::CopyRows], &QAction::triggered, m_view, [this] { copySelectedRows(*m_view); });
    connect(actions[ActionId::ClearStream], &QAction::triggered, &m_hops, &models::HopModel::clear);
    connect(actions[ActionId::NextMark], &QAction::triggered, this, [this] { goToMark(true); });
    connect(actions[ActionId::PreviousMark], &QAction::triggered, this, [this] { goToMark(false); });

    connect(actions[ActionId::MarkRow], &QAction::triggered, this, [this] {
        if (const core::Hop *hop = m_view->currentHop())
            m_marks.toggle(hop->number);
    });
    connect(actions[ActionId::NextHop], &QAction::triggered, this, [this] {
        if (const int row = m_rows.nextOfMessage(m_view->currentIndex().row()); row >= 0)
            m_view->goTo(row);
    });
    connect(actions[ActionId::PreviousHop], &QAction::triggered, this, [this] {
        if (const int row = m_rows.previousOfMessage(m_view->currentIndex().row()); row >= 0)
            m_view->goTo(row);
    });
    connect(actions[ActionId::ShowTrace], &QAction::triggered, this,
        [this] { emit m_context.requests.showPanelRequested(QStringLiteral("traceDock")); });
    connect(m_view, &QAbstractItemView::activated, actions[ActionId::ShowTrace], &QAction::trigger);
    connect(actions[ActionId::ResendRow], &QAction::triggered, this, [this] {
        if (const auto message = currentMessage())
            emit m_context.requests.composeRequested(*message);
    });
    connect(actions[ActionId::ShelveRow], &QAction::triggered, this, [this] {
        if (const auto message = currentMessage())
            emit m_context.requests.shelfRequested(*message);
    });
}

std::optional<core::SavedMessage> StreamPage::currentMessage() const
{
    const core::Hop *hop = m_view->currentHop();
    if (hop == nullptr)
        return std::nullopt;
    const core::explain::ExplainedFrame frame = core::explain::explainFrame(*hop, m_hops.hopsOf(hop->message));
    return core::explain::savedMessage(*hop, frame, m_context.cluster.clients());
}

void StreamPage::connectRows()
{
    connect(m_view, &StreamView::followingChanged, this, &StreamPage::showCounts);
    connect(m_view, &StreamView::unseenCountChanged, this, &StreamPage::showCounts);
    connect(&m_hops, &models::HopModel::countersChanged, this, &StreamPage::showCounts);
    connect(m_pill, &QPushButton::clicked, this, &StreamPage::followNewest);
    connect(m_showAll, &QPushButton::clicked, this, [this] {
        m_filter->join({}, core::FilterJoin::Replace);
        m_view->setFocus();
    });
    connect(m_filter, &StreamFilterBar::left, m_view, qOverload<>(&QWidget::setFocus));
    connect(&m_context.requests, &PanelRequests::filterRequested, m_filter, &StreamFilterBar::join);
    connect(&m_marks, &models::HopMarks::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(m_view, &StreamView::menuRequested, this, &StreamPage::openMenu);
    connect(m_overview, &StreamOverview::placeRequested, this, [this](double place) {
        QScrollBar *bar = m_view->verticalScrollBar();
        m_view->setFollowing(false);
        bar->setValue(int(place * (bar->maximum() + bar->pageStep())) - bar->pageStep() / 2);
    });

    connect(m_view, &StreamView::currentHopChanged, this, [this] {
        const core::Hop &hop = *m_view->currentHop();
        m_context.selection.select(hop.message, hop.number);
        enableActions();
    });
    connect(&m_context.selection, &models::MessageSelection::changed, this, &StreamPage::showSelection);
    connect(&m_rows, &QAbstractItemModel::modelReset, this, [this] {
        m_selectionPending = true;
        enableActions();
    });
    connect(&m_rows, &models::FilteredHopModel::countersChanged, this, [this] {
        if (m_selectionPending)
            showSelection();
        showEmptyState();
    });
    connect(&m_hops, &QAbstractItemModel::modelReset, this, [this] {
        m_marks.clear();
        m_context.selection.clear();
        enableActions();
    });
}

void StreamPage::showSelection()
{
    const models::MessageSelection &selection = m_context.selection;
    m_selectionPending = false;
    m_view->highlight(selection.message());
    if (selection.isEmpty())
        return;
    const bool isWhole = selection.hop() == 0;
    if (const core::Hop *current = m_view->currentHop();
        current != nullptr && (isWhole ? current->message == selection.message() : current->number == selection.hop()))
        return;
    const int row = isWhole ? m_rows.span(selection.message()).first : m_rows.rowOf(selection.hop());
    m_selectionPending = row < 0;
    if (row >= 0)
        m_view->showRow(row, !isWhole || !m_view->isFollowing());
    enableActions();
    showCounts();
}

bool StreamPage::isSelectionHidden() const
{
    const models::MessageSelection &selection = m_context.selection;
    return m_selectionPending && !m_rows.isScanning()
        && (m_hops.hopByNumber(selection.hop()) != nullptr || m_hops.span(selection.message()).first >= 0);
}

void StreamPage::enableActions()
{
    const core::Hop *hop = m_view->currentHop();
    ActionRegistry &actions = m_context.actions;
    const bool isOfMessage = hop != nullptr && hop->message != 0;
    for (const ActionId id : {ActionId::ShowTrace, ActionId::NextHop, ActionId::PreviousHop})
        actions[id]->setEnabled(isOfMessage);
    for (const ActionId id : {ActionId::MarkRow, ActionId::CopyRows})
        actions[id]->setEnabled(hop != nullptr);
    const bool isEvent = currentMessage().has_value();
    for (const ActionId id : {ActionId::ResendRow, ActionId::ShelveRow})
        actions[id]->setEnabled(isEvent);
}

void StreamPage::openMenu(const QModelIndex &cell, const QPoint &globalPosition)
{
    if (!cell.isValid())
        return;
    auto *menu = new HopMenu(m_rows.hop(cell.row()), models::HopModel::Column(cell.column()), m_hops.originNs(),
        m_context.actions, m_context.requests, this);
    menu->popup(globalPosition);
}

void StreamPage::goToMark(bool forward)
{
    const core::Hop *current = m_view->currentHop();
    const quint64 here = current == nullptr ? 0 : current->number;
    int nearest = -1;
    for (const quint64 number : m_marks.numbers()) {
        const int row = m_rows.rowOf(number);
        if (row < 0)
            continue; // dropped, or hidden by the filter
        if (forward && number > here) {
            nearest = row;
            break;
        }
        if (!forward && number < here)
            nearest = row;
    }
    if (nearest >= 0)
        m_view->goTo(nearest);
}

void StreamPage::followNewest()
{
    m_context.actions[ActionId::PauseStream]->setChecked(false);
    m_view->setFollowing(true);
    if (QAction *trace = m_context.actions[ActionId::TraceFollow]; !trace->isChecked())
        trace->trigger();
}

void StreamPage::showCounts()
{
    const QLocale locale;
    const int rows = m_hops.rowCount();
    QString note = rows == 0 ? QString() : rows == 1 ? tr("1 hop") : tr("%1 hops").arg(locale.toString(rows));
    if (const quint64 dropped = m_hops.droppedCount(); dropped > 0)
        note = tr("%1, %2 older ones dropped", "hops").arg(note, locale.toString(dropped));
    if (isSelectionHidden())
        note = tr("%1; the selected hop is hidden by the filter", "hops").arg(note);
    m_title->setNote(note);
    if (m_hops.isPaused())
        m_pill->setText(tr("Paused, %1 new - resume").arg(locale.toString(m_hops.heldCount())));
    else
        m_pill->setText(tr("%1 new - follow").arg(locale.toString(m_view->unseenCount())));
    m_pill->setVisible(m_hops.isPaused() || (!m_view->isFollowing() && m_view->unseenCount() > 0));
    placePill();
}

void StreamPage::showEmptyState()
{
    const bool isFiltered = !m_rows.filter().isEmpty() && m_hops.rowCount() > 0;
    m_view->setPlaceholderText(isFiltered
            ? tr("No row fulfils the filter.")
            : tr("Every hop of every message appears here, one row each. Send a message below."));
    m_showAll->setVisible(isFiltered && m_rows.rowCount() == 0 && !m_rows.isScanning());
    placePill();
}

void StreamPage::placePill()
{
    m_pill->adjustSize();
    m_showAll->adjustSize();
    const QRect area = m_view->viewport()->geometry();
    const int margin = spacing(*this, 3);
    // In the middle: at the right it would hide verdicts.
    m_pill->move(area.center().x() - m_pill->width() / 2, area.bottom() - m_pill->height() - margin);
    m_pill->raise();
    // Below the line that says that there is nothing.
    m_showAll->move(area.center().x() - m_showAll->width() / 2, area.center().y() + spacing(*this, 4));
}

bool StreamPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::Resize)
        placePill();
    return QWidget::eventFilter(watched, event);
}

void StreamPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StreamPage::retranslate()
{
    m_title->setTitle(tr("Stream"));
    m_view->setAccessibleName(tr("Stream of hops"));
    m_overview->setAccessibleName(tr("Overview of the stream: problems, marks and the selected message"));
    m_overview->setToolTip(tr("Where problems, warnings, marks and the selected message are"));
    m_showAll->setText(tr("Show all rows"));
    showCounts();
    showEmptyState();
}

} // namespace relayscope::ui
