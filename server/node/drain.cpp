#include "node/drain.h"

#include "engine/engineserver.h"
#include "socketio/server.h"

#include <QLocale>
#include <QRandomGenerator>

#include <algorithm>

namespace relayscope::node {

namespace {

using engineio::DisconnectReason;
using std::chrono::milliseconds;

/// From batch to batch, +- a half: what is closed in step comes back in step.
constexpr milliseconds kBatchInterval{50};
/// How often it is looked whether everybody is gone.
constexpr milliseconds kCheckInterval{10};
constexpr double kMsPerSecond = 1e3;

[[nodiscard]] milliseconds jittered(milliseconds interval)
{
    const int ms = static_cast<int>(interval.count());
    return milliseconds(QRandomGenerator::global()->bounded(ms / 2, ms + ms / 2));
}

[[nodiscard]] QString clientsText(qsizetype count)
{
    const QString number = QLocale(QLocale::English, QLocale::UnitedStates).toString(count);
    return count == 1 ? QStringLiteral("1 client") : QStringLiteral("%1 clients").arg(number);
}

} // namespace

Drain::Drain(const DrainOptions &options, engineio::EngineServer &engine, socketio::Server &server, TimerWheel &wheel,
    QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_engine(engine)
    , m_server(server)
    , m_wheel(wheel)
    , m_timer([this] { advance(); })
{
}

void Drain::begin()
{
    m_stage = Stage::Announced;
    m_sinceBegin.start();
    // Even without delay a turn of the loop, in which connections that are open hear of it.
    m_wheel.arm(m_timer, m_options.delay);
}

void Drain::hurry()
{
    if (std::exchange(m_hurried, true) || m_stage == Stage::Finished)
        return;
    if (m_stage == Stage::Announced)
        stopAccepting();
    closeRest(kCheckInterval);
}

void Drain::advance()
{
    switch (m_stage) {
    case Stage::Announced:
        stopAccepting();
        closeBatch();
        return;
    case Stage::Closing:
        closeBatch();
        return;
    case Stage::Waiting:
        if (m_engine.sessionCount() > 0 && m_sinceClosing.elapsed() < kGoodbyeTimeout.count())
            m_wheel.arm(m_timer, kCheckInterval);
        else
            closeRest(kGoodbyeTimeout);
        return;
    case Stage::Leaving:
        leaveBus();
        return;
    case Stage::Serving:
    case Stage::Finished:
        return;
    }
}

void Drain::stopAccepting()
{
    m_stage = Stage::Closing;
    m_engine.stopListening();
    m_server.refuseSessions();
    m_clients = m_engine.sessionCount();
    m_sinceClosing.start();
}

void Drain::closeBatch()
{
    // By what should be closed until the next batch, so that late timers do not pile up at the end.
    const qint64 elapsedMs = m_sinceClosing.elapsed() + kBatchInterval.count();
    const qsizetype left = m_engine.sessionCount();
    const bool isLast = m_clients <= kAtOnce || elapsedMs >= m_options.time.count() || left == 0;
    const qsizetype due = isLast ? left : m_clients * elapsedMs / m_options.time.count() - m_told;
    m_engine.closeSome(due, DisconnectReason::ServerShuttingDown);
    m_told += due;
    if (!isLast) {
        m_wheel.arm(m_timer, jittered(kBatchInterval));
        return;
    }
    m_stage = Stage::Waiting;
    m_sinceClosing.start();
    m_wheel.arm(m_timer, kCheckInterval);
}

void Drain::closeRest(milliseconds patience)
{
    m_stage = Stage::Leaving;
    connect(&m_engine, &engineio::EngineServer::allClosed, this, &Drain::leaveBus, Qt::UniqueConnection);
    m_engine.closeAll(DisconnectReason::ServerShuttingDown);
    m_wheel.arm(m_timer, patience);
}

void Drain::leaveBus()
{
    if (m_stage == Stage::Finished)
        return;
    m_stage = Stage::Finished;
    m_timer.cancel();
    m_server.leaveBus();
    // The words to Redis leave at the end of this turn.
    QMetaObject::invokeMethod(this, &Drain::finished, Qt::QueuedConnection);
}

QString Drain::summary() const
{
    const qsizetype left = m_engine.sessionCount();
    const double seconds = static_cast<double>(m_sinceBegin.isValid() ? m_sinceBegin.elapsed() : 0) / kMsPerSecond;
    const QString closed = clientsText(std::max<qsizetype>(0, m_clients - left));
    QString text = QStringLiteral("%1 closed in %2 s").arg(closed).arg(seconds, 0, 'f', 1);
    if (left > 0)
        text += QStringLiteral(", %1 cut off").arg(clientsText(left));
    return text;
}

} // namespace relayscope::node
