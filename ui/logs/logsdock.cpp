#include "ui/logs/logsdock.h"

#include "models/messageselection.h"
#include "ui/actions/actionregistry.h"
#include "ui/clustercontroller.h"
#include "ui/logs/logview.h"
#include "ui/panelcontext.h"
#include "ui/theme/symbolicicon.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/paneltitle.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QScopedValueRollback>
#include <QStackedWidget>

#include <algorithm>
#include <array>

namespace relayscope::ui {

using models::LogModel;

LogsDock::LogsDock(PanelContext &context, QWidget *parent)
    : PanelDock(QStringLiteral("logsDock"), parent)
    , m_context(context)
    , m_source(new QComboBox(this))
    , m_search(new QLineEdit(this))
    , m_previous(new QAction(this))
    , m_next(new QAction(this))
    , m_follow(new QAction(this))
    , m_clear(new QAction(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(context.actions[ActionId::RunDemo], this))
    , m_view(new LogView(m_log, this))
{
    m_view->setObjectName(QStringLiteral("logs"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    setWidget(m_stack);
    makeTitle();
    connectLog();
    retranslate();
    showCounts();
}

void LogsDock::makeTitle()
{
    m_source->setObjectName(QStringLiteral("logSource"));
    m_source->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_search->setObjectName(QStringLiteral("logSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    const std::array<std::pair<QAction *, QString>, 4> icons{{{m_previous, QStringLiteral("previous")},
        {m_next, QStringLiteral("next")}, {m_follow, QStringLiteral("follow")}, {m_clear, QStringLiteral("clear")}}};
    for (const auto &[action, icon] : icons)
        action->setIcon(symbolicIcon(icon));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    title().addWidget(m_source);
    title().addWidget(m_search);
    title().addActions({m_previous, m_next, m_follow, m_clear});

    connect(m_source, &QComboBox::activated, this, [this] { m_log.setSource(m_source->currentData().toString()); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_view->setSearch(text);
        m_previous->setEnabled(!text.isEmpty());
        m_next->setEnabled(!text.isEmpty());
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { search(true); });
    connect(m_next, &QAction::triggered, this, [this] { search(true); });
    connect(m_previous, &QAction::triggered, this, [this] { search(false); });
    connect(m_follow, &QAction::triggered, m_view, &LogView::setFollowing);
    connect(m_view, &LogView::followingChanged, m_follow, &QAction::setChecked);
    connect(m_clear, &QAction::triggered, &m_log, &LogModel::clear);
    m_previous->setEnabled(false);
    m_next->setEnabled(false);
}

void LogsDock::connectLog()
{
    using core::Cluster;
    const models::HopModel &hops = m_context.controller.hopModel();
    connect(&m_context.cluster, &Cluster::logLinesAdded, &m_log, &LogModel::append);
    connect(&m_context.cluster, &Cluster::nodeChanged, &m_log,
        [this](const core::NodeStatus &node) { m_log.setSourceName(node.spec.id, node.spec.name); });
    m_log.setSourceName(Cluster::redisId(), QStringLiteral("Redis"));
    connect(&hops, &models::HopModel::countersChanged, &m_log, [this, &hops] { m_log.setOrigin(hops.originNs()); });
    connect(&m_log, &LogModel::sourcesChanged, this, &LogsDock::showSources);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_log, signal, this, &LogsDock::showCounts);
    connect(&m_log, &QAbstractItemModel::modelReset, this, &LogsDock::showCounts);
    connect(m_view, &LogView::lineChosen, this, &LogsDock::selectNearestHop);
    connect(&m_context.selection, &models::MessageSelection::changed, this, &LogsDock::showMoment);
}

void LogsDock::showSources()
{
    m_source->clear();
    m_source->addItem(tr("All processes"), QString());
    for (const QString &id : m_log.sources())
        m_source->addItem(m_log.sourceName(id), id);
    m_source->setCurrentIndex(std::max(0, m_source->findData(m_log.source())));
}

void LogsDock::showCounts()
{
    const QLocale locale;
    const int rows = m_log.rowCount();
    m_stack->setCurrentIndex(m_log.sources().isEmpty() ? 0 : 1);
    QString note = rows == 0 ? QString() : rows == 1 ? tr("1 line") : tr("%1 lines").arg(locale.toString(rows));
    if (m_log.droppedCount() > 0)
        note = tr("%1, %2 dropped", "lines, how many made room for newer ones")
                   .arg(note, locale.toString(m_log.droppedCount()));
    title().setNote(note);
}

void LogsDock::search(bool forward)
{
    const int from = m_view->currentIndex().isValid() ? m_view->currentIndex().row() : forward ? -1 : m_log.rowCount();
    const int row = m_log.find(m_search->text(), from, forward);
    if (row < 0)
        return;
    m_view->setFollowing(false);
    m_view->setCurrentIndex(m_log.index(row, 0));
    m_view->scrollTo(m_log.index(row, 0), QAbstractItemView::PositionAtCenter);
}

void LogsDock::showMoment()
{
    const core::Hop *hop = m_context.controller.hopModel().hopByNumber(m_context.selection.hop());
    if (hop == nullptr) {
        m_view->markTimes(0, -1);
        return;
    }
    m_view->markTimes(hop->timeNs - kMomentNs, hop->timeNs + kMomentNs);
    const int row = m_log.rowNear(hop->timeNs);
    if (row < 0 || m_isChoosing || !isVisible())
        return;
    m_view->setFollowing(false);
    m_view->scrollTo(m_log.index(row, 0), QAbstractItemView::PositionAtCenter);
}

void LogsDock::selectNearestHop(qint64 timeNs)
{
    const models::HopModel &hops = m_context.controller.hopModel();
    const core::Hop *nearest = nullptr;
    for (int row = 0; row < hops.rowCount(); ++row) {
        const core::Hop &hop = hops.hop(row);
        if (nearest == nullptr || std::abs(hop.timeNs - timeNs) < std::abs(nearest->timeNs - timeNs))
            nearest = &hop;
    }
    if (nearest == nullptr)
        return;
    const QScopedValueRollback choosing(m_isChoosing, true);
    m_context.selection.select(nearest->message, nearest->number);
}

void LogsDock::retranslate()
{
    setPanelTitle(tr("Logs"));
    m_empty->setText(tr("What Redis and the nodes write appears here as soon as a cluster runs."));
    m_view->setAccessibleName(tr("Lines of the logs"));
    m_source->setAccessibleName(tr("Whose lines are shown"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search in the logs"));
    m_previous->setText(tr("Previous match"));
    m_next->setText(tr("Next match"));
    m_follow->setText(tr("Follow the newest line"));
    m_clear->setText(tr("Clear the logs"));
    showSources();
    showCounts();
}

} // namespace relayscope::ui
