#include "intakerun.h"

#include "base/clock.h"
#include "probeapplication.h"
#include "processusage.h"

#include <QAbstractItemView>
#include <QRegularExpression>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace relayscope::bench {

namespace {

constexpr int kNodes = 2;
constexpr double kNsPerSecond = 1e9;
constexpr double kMaxAnswerMs = 100;
/// After the nodes' last event: what is on its way arrives, or never will.
constexpr std::chrono::seconds kSettleTime{3};

qint64 residentBytes()
{
    const auto usage = processUsage(pid_t(QCoreApplication::applicationPid()));
    return usage ? usage->residentBytes : 0;
}

double megabytes(qint64 bytes)
{
    return double(bytes) / 1e6;
}

/// The stream: the view with the most rows gets the input.
QAbstractItemView *largestView(const QWidget &window)
{
    const auto rowsOf = [](const QAbstractItemView *view) { return view->model() ? view->model()->rowCount() : -1; };
    const QList<QAbstractItemView *> views = window.findChildren<QAbstractItemView *>();
    const auto largest = std::max_element(views.cbegin(), views.cend(),
        [&](const QAbstractItemView *left, const QAbstractItemView *right) { return rowsOf(left) < rowsOf(right); });
    return largest == views.cend() ? nullptr : *largest;
}

} // namespace

IntakeRun::IntakeRun(ProbeApplication &application, core::Cluster &cluster, QWidget &window, qint64 seconds)
    : m_application(application)
    , m_cluster(cluster)
    , m_window(window)
    , m_seconds(seconds)
{
    connect(&m_cluster, &core::Cluster::hopsRecorded, this, &IntakeRun::count);
    connect(&m_cluster, &core::Cluster::logLinesAdded, this, [this](const QList<core::LogLine> &lines) {
        for (const core::LogLine &line : lines)
            readLine(line);
    });
}

void IntakeRun::start()
{
    core::ClusterSpec spec;
    spec.nodes.resize(kNodes);
    for (core::NodeSpec &node : spec.nodes)
        node.restartOnCrash = false;
    m_cluster.start(spec);
}

void IntakeRun::count(const QList<core::Hop> &hops)
{
    const bool isFlood = std::any_of(
        hops.cbegin(), hops.cend(), [](const core::Hop &hop) { return hop.kind == core::HopKind::Received; });
    if (m_firstNs == 0 && isFlood) {
        m_firstNs = monotonicNs();
        m_startBytes = residentBytes();
        // After this batch, when the views have its rows.
        QTimer::singleShot(0, this, [this] {
            if (QAbstractItemView *view = largestView(m_window))
                m_application.begin(*view);
        });
        QTimer::singleShot(
            std::chrono::milliseconds(m_seconds * 500), this, [this] { m_middleBytes = residentBytes(); });
    }
    for (const core::Hop &hop : hops) {
        if (hop.kind == core::HopKind::ObservationsDropped)
            m_drops += hop.count;
        else if (hop.message != 0)
            ++m_rows;
    }
    m_lastNs = monotonicNs();
}

void IntakeRun::readLine(const core::LogLine &line)
{
    static const QRegularExpression pattern(QStringLiteral("^sent (\\d+) dropped (\\d+)$"));
    const auto match = pattern.match(line.text);
    if (!match.hasMatch())
        return;
    m_sent += match.captured(1).toLongLong();
    m_nodeDrops += match.captured(2).toLongLong();
    if (++m_nodesDone == kNodes)
        QTimer::singleShot(kSettleTime, this, &IntakeRun::finish);
}

void IntakeRun::finish()
{
    const qint64 endBytes = residentBytes();
    const ProbeApplication::Figures figures = m_application.end();
    const double seconds = double(m_lastNs - m_firstNs) / kNsPerSecond;
    const qint64 lost = m_sent - m_rows + m_nodeDrops;
    std::printf("sent by nodes        %lld events, dropped there %lld\n", static_cast<long long>(m_sent),
        static_cast<long long>(m_nodeDrops));
    std::printf("taken in             %lld rows in %.1f s: %.0f a second\n", static_cast<long long>(m_rows), seconds,
        double(m_rows) / seconds);
    std::printf("reported as dropped  %lld\n", static_cast<long long>(m_drops));
    std::printf("lost                 %lld\n", static_cast<long long>(lost));
    std::printf("GUI thread           %.0f %% of one core, worst delay of its event loop %.1f ms\n",
        figures.cpuShare * 100, figures.worstLoopDelayMs);
    std::printf("input answered       %d times, mean %.1f ms, worst %.1f ms\n", figures.inputs, figures.meanInputMs,
        figures.worstInputMs);
    std::printf("resident memory      %.0f MB at the start, %.0f MB half-way, %.0f MB at the end\n",
        megabytes(m_startBytes), megabytes(m_middleBytes), megabytes(endBytes));
    const bool isPassed = lost == 0 && figures.worstInputMs <= kMaxAnswerMs;
    std::printf("%s\n", isPassed ? "PASS" : "FAIL");
    std::fflush(stdout);
    connect(
        &m_cluster, &core::Cluster::stopped, &m_application, [isPassed] { QCoreApplication::exit(isPassed ? 0 : 1); });
    m_cluster.stop();
}

} // namespace relayscope::bench
