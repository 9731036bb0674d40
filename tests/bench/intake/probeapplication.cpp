#include "probeapplication.h"

#include "base/clock.h"

#include <QAbstractScrollArea>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPointingDevice>

#include <algorithm>
#include <chrono>

#include <sys/resource.h>

namespace relayscope::bench {

namespace {

constexpr std::chrono::milliseconds kLoopInterval{10};
/// Not a multiple of the intervals in which batches come.
constexpr std::chrono::milliseconds kInputInterval{37};
constexpr double kNsPerMs = 1e6;
constexpr double kNsPerSecond = 1e9;

double threadCpuSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_THREAD, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

} // namespace

ProbeApplication::ProbeApplication(int &argc, char **argv)
    : QApplication(argc, argv)
{
    m_loopTimer.setTimerType(Qt::PreciseTimer);
    m_loopTimer.setInterval(kLoopInterval);
    connect(&m_loopTimer, &QTimer::timeout, this, &ProbeApplication::noteLoopTurn);
}

ProbeApplication::~ProbeApplication() = default;

bool ProbeApplication::notify(QObject *receiver, QEvent *event)
{
    // On the offscreen platform all input is ours; its time stamp says when it was posted.
    const bool isInput = event->type() == QEvent::KeyPress || event->type() == QEvent::MouseMove;
    const qint64 postedNs = isInput ? qint64(static_cast<QInputEvent *>(event)->timestamp()) : 0;
    if (postedNs == 0)
        return QApplication::notify(receiver, event);
    // Handed on to parents, it comes here again: counted once.
    static_cast<QInputEvent *>(event)->setTimestamp(0);
    const bool isHandled = QApplication::notify(receiver, event);
    const double ms = double(monotonicNs() - postedNs) / kNsPerMs;
    m_inputMs += ms;
    ++m_figures.inputs;
    m_figures.worstInputMs = std::max(m_figures.worstInputMs, ms);
    return isHandled;
}

void ProbeApplication::begin(QAbstractScrollArea &view)
{
    m_startedNs = monotonicNs();
    m_lastTurnNs = m_startedNs;
    m_startedCpuSeconds = threadCpuSeconds();
    m_loopTimer.start();
    // Made at the first question, which must not come from the thread that posts.
    static_cast<void>(QPointingDevice::primaryPointingDevice());
    static_cast<void>(QInputDevice::primaryKeyboard());
    m_poster = std::jthread([&view](const std::stop_token &stop) { postInput(view, stop); });
}

ProbeApplication::Figures ProbeApplication::end()
{
    m_loopTimer.stop();
    m_poster.request_stop();
    m_poster.join();
    m_figures.cpuShare
        = (threadCpuSeconds() - m_startedCpuSeconds) / (double(monotonicNs() - m_startedNs) / kNsPerSecond);
    m_figures.meanInputMs = m_figures.inputs > 0 ? m_inputMs / m_figures.inputs : 0;
    return m_figures;
}

void ProbeApplication::noteLoopTurn()
{
    const qint64 now = monotonicNs();
    const double lateMs = double(now - std::exchange(m_lastTurnNs, now)) / kNsPerMs - double(kLoopInterval.count());
    m_figures.worstLoopDelayMs = std::max(m_figures.worstLoopDelayMs, lateMs);
}

void ProbeApplication::postInput(QAbstractScrollArea &view, const std::stop_token &stop)
{
    for (int turn = 0; !stop.stop_requested(); ++turn) {
        std::this_thread::sleep_for(kInputInterval);
        QInputEvent *input = nullptr;
        if (turn % 2 == 0) {
            input = new QKeyEvent(QEvent::KeyPress, Qt::Key_End, Qt::NoModifier);
        } else {
            const QPointF place(20 + turn % 200, 20 + turn % 100);
            input = new QMouseEvent(QEvent::MouseMove, place, place, place, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        }
        QObject *const target = turn % 2 == 0 ? static_cast<QObject *>(&view) : view.viewport();
        input->setTimestamp(quint64(monotonicNs()));
        QCoreApplication::postEvent(target, input);
    }
}

} // namespace relayscope::bench
