#include "ui/charts/chartsdock.h"

#include "core/filter/filtertoken.h"
#include "core/stats/statisticsservice.h"
#include "models/messageselection.h"
#include "models/statisticstext.h"
#include "ui/actions/actionregistry.h"
#include "ui/clustercontroller.h"
#include "ui/panelcontext.h"
#include "ui/panelrequests.h"
#include "ui/settings.h"
#include "ui/theme/symbolicicon.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/paneltitle.h"

#include <QAction>
#include <QComboBox>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>
#include <array>
#include <cmath>

namespace relayscope::ui {

using models::ChartKind;

namespace {

/// Lengths of time to choose from, in seconds.
constexpr std::array<int, 4> kWindows{60, 300, 1'800, 10'800};

/// Width of a chart beside others, in average characters.
constexpr int kPaneCharacters = 55;

QString seconds(double value)
{
    return QString::number(value, 'f', 3);
}

} // namespace

ChartsDock::ChartsDock(PanelContext &context, QWidget *parent)
    : PanelDock(QStringLiteral("chartsDock"), parent)
    , m_context(context)
    , m_statistics(context.controller.statistics())
    , m_filters(m_statistics, context.controller.hopModel())
    , m_addPane(new QAction(this))
    , m_window(new QComboBox(this))
    , m_timeAxis(new QComboBox(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(context.actions[ActionId::RunDemo], this))
    , m_splitter(new QSplitter(this))
{
    makeTitle();
    m_splitter->setChildrenCollapsible(false);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    setWidget(m_stack);
    restore();

    connect(&m_statistics, &core::StatisticsService::changed, this, [this] { m_dirty = true; });
    connect(&m_filters, &models::PlottedFilters::changed, this, [this] { m_dirty = true; });
    connect(&context.requests, &PanelRequests::plotRequested, this, &ChartsDock::plot);
    m_redraw.setInterval(kRedrawInterval);
    connect(&m_redraw, &QTimer::timeout, this, &ChartsDock::redraw);
    retranslate();
}

void ChartsDock::makeTitle()
{
    for (const int window : kWindows)
        m_window->addItem(QString(), window);
    for (const TimeAxis axis : {TimeAxis::Ago, TimeAxis::Clock})
        m_timeAxis->addItem(QString(), int(axis));
    for (QComboBox *choice : {m_window, m_timeAxis}) {
        title().addWidget(choice);
        connect(choice, &QComboBox::currentIndexChanged, this, [this] {
            m_dirty = true;
            remember();
            redraw();
        });
    }
    m_window->setObjectName(QStringLiteral("chartWindow"));
    m_addPane->setIcon(symbolicIcon(QStringLiteral("add")));
    connect(m_addPane, &QAction::triggered, this, [this] {
        addPane(ChartKind::Latency);
        remember();
    });
    title().addActions({m_addPane});
}

void ChartsDock::addPane(ChartKind kind)
{
    if (m_panes.size() >= kMaxPanes)
        return;
    auto *pane = new ChartPane(m_filters, kind, m_splitter);
    connect(pane, &ChartPane::kindChanged, this, [this] {
        m_dirty = true;
        remember();
        redraw();
    });
    connect(pane, &ChartPane::closeRequested, this, [this, pane] { removePane(pane); });
    connect(pane, &ChartPane::rangeSelected, this, &ChartsDock::filterStream);
    connect(pane, &ChartPane::lostSelected, &m_context.selection, &models::MessageSelection::select);
    connect(pane, &ChartPane::eventSelected, this, [this](const QByteArray &event) {
        emit m_context.requests.filterRequested(
            QStringLiteral("event == %1").arg(core::quotedForFilter(QString::fromUtf8(event))), FilterJoin::Replace);
    });
    m_splitter->addWidget(pane);
    m_panes.append(pane);
    for (ChartPane *each : std::as_const(m_panes))
        each->setClosable(m_panes.size() > 1);
    m_addPane->setEnabled(m_panes.size() < kMaxPanes);
    arrange();
    m_dirty = true;
    redraw();
}

void ChartsDock::removePane(ChartPane *pane)
{
    m_panes.removeOne(pane);
    pane->hide();
    pane->deleteLater(); // its button was clicked
    for (ChartPane *each : std::as_const(m_panes))
        each->setClosable(m_panes.size() > 1);
    m_addPane->setEnabled(true);
    arrange();
    remember();
}

/// Side by side as long as each is wide enough for its lines and its legend.
void ChartsDock::arrange()
{
    const auto needed = qsizetype(fontMetrics().averageCharWidth()) * kPaneCharacters * m_panes.size();
    m_splitter->setOrientation(width() >= needed ? Qt::Horizontal : Qt::Vertical);
}

void ChartsDock::restore()
{
    const ChartSettings settings = m_context.settings.charts();
    m_window->setCurrentIndex(std::max(0, m_window->findData(settings.windowSeconds)));
    m_timeAxis->setCurrentIndex(m_timeAxis->findData(int(settings.isClock ? TimeAxis::Clock : TimeAxis::Ago)));
    for (const QString &name : settings.charts) {
        if (const std::optional<ChartKind> kind = models::chartKindByName(name))
            addPane(*kind);
    }
    if (m_panes.isEmpty())
        addPane(ChartKind::ToClientsByEvent);
}

void ChartsDock::remember()
{
    if (m_panes.isEmpty())
        return; // being restored
    ChartSettings settings;
    settings.charts.clear();
    for (const ChartPane *pane : std::as_const(m_panes))
        settings.charts.append(models::chartName(pane->kind()));
    settings.windowSeconds = m_window->currentData().toInt();
    settings.isClock = TimeAxis(m_timeAxis->currentData().toInt()) == TimeAxis::Clock;
    m_context.settings.setCharts(settings);
}

void ChartsDock::plot(const QString &expression)
{
    if (!m_filters.add(expression))
        return; // the stream gives expressions that it has understood
    const bool isShown = std::any_of(
        m_panes.cbegin(), m_panes.cend(), [](const ChartPane *pane) { return pane->kind() == ChartKind::Filters; });
    if (!isShown && m_panes.size() < kMaxPanes)
        addPane(ChartKind::Filters);
    else if (!isShown)
        m_panes.constLast()->setKind(ChartKind::Filters);
    emit m_context.requests.showPanelRequested(objectName());
}

void ChartsDock::filterStream(double fromSecond, double toSecond)
{
    const double origin = double(m_context.controller.hopModel().originNs()) / 1e9;
    emit m_context.requests.filterRequested(
        QStringLiteral("time >= %1 && time <= %2")
            .arg(seconds(std::max(0.0, fromSecond - origin)), seconds(std::max(0.0, toSecond - origin))),
        FilterJoin::Replace);
}

QList<PlotBand> ChartsDock::bands(core::SecondRange range) const
{
    QList<PlotBand> bands;
    for (const core::Fault &fault : m_statistics.faults()) {
        const double from = double(fault.fromNs) / 1e9;
        const double to = fault.toNs == 0 ? double(range.to) : double(fault.toNs) / 1e9;
        if (to > double(range.from) && from < double(range.to))
            bands.append({from, to, tr("%1 down", "node or Redis").arg(fault.name)});
    }
    return bands;
}

models::ChartNames ChartsDock::names()
{
    for (const core::NodeStatus &node : m_context.controller.clusterModel().nodes())
        m_nodeNames.insert(node.spec.id, node.spec.name);
    return {m_nodeNames, m_filters.filters()};
}

void ChartsDock::redraw()
{
    const qint64 now = core::StatisticsService::nowSecond();
    if (!isVisible() || (!m_dirty && now == m_drawnSecond))
        return;
    m_dirty = false;
    m_drawnSecond = now;
    m_stack->setCurrentIndex(m_statistics.history().isEmpty() ? 0 : 1);
    const core::SecondRange range{now - m_window->currentData().toInt(), now};
    const ChartView view{m_statistics.history(), names(), bands(range), range,
        TimeAxis(m_timeAxis->currentData().toInt()), m_context.controller.hopModel().originNs()};
    for (ChartPane *pane : std::as_const(m_panes))
        pane->draw(view);
    showSummary();
}

void ChartsDock::showSummary()
{
    title().setNote(m_statistics.history().isEmpty()
            ? QString()
            : models::summaryText(m_statistics.history().summary(core::StatisticsService::nowSecond())));
}

void ChartsDock::showEvent(QShowEvent *event)
{
    PanelDock::showEvent(event);
    m_dirty = true;
    redraw();
    m_redraw.start();
}

void ChartsDock::hideEvent(QHideEvent *event)
{
    m_redraw.stop();
    PanelDock::hideEvent(event);
}

void ChartsDock::resizeEvent(QResizeEvent *event)
{
    PanelDock::resizeEvent(event);
    arrange();
    m_dirty = true;
}

void ChartsDock::retranslate()
{
    setPanelTitle(tr("Charts"));
    m_empty->setText(tr("Rates, latency and delivery appear here as soon as a cluster runs."));
    m_addPane->setText(tr("Add a chart"));
    m_addPane->setToolTip(tr("Add a chart beside the others"));
    m_window->setAccessibleName(tr("How much time the charts show"));
    const std::array<QString, kWindows.size()> windows{
        tr("1 minute"), tr("5 minutes"), tr("30 minutes"), tr("3 hours")};
    for (std::size_t i = 0; i < windows.size(); ++i)
        m_window->setItemText(int(i), windows[i]);
    m_timeAxis->setAccessibleName(tr("How the time is written"));
    m_timeAxis->setItemText(m_timeAxis->findData(int(TimeAxis::Ago)), tr("before now"));
    m_timeAxis->setItemText(m_timeAxis->findData(int(TimeAxis::Clock)), tr("time of day"));
    m_dirty = true;
    redraw();
}

} // namespace relayscope::ui
