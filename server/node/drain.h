#pragma once

#include "base/timerwheel.h"
#include "node/drainoptions.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>

namespace relayscope::engineio {
class EngineServer;
}
namespace relayscope::socketio {
class Server;
}

namespace relayscope::node {

/// Takes a node out of a cluster without hurting it, in stages: for a while nothing changes but its readiness, so that
/// balancers stop sending clients; then nobody new is taken; then clients are closed, many of them in batches, or they
/// would all knock at the other nodes at once; last, when nobody is left to hear it, the bus is left. Clients that do
/// not take their goodbye are cut off: no stage waits for ever. Lives on the server loop; what it borrows must outlive
/// it.
class Drain final : public QObject {
    Q_OBJECT

public:
    /// Up to so many clients are closed at once: what they cause elsewhere is not worth a wait.
    static constexpr qsizetype kAtOnce = 20;
    /// How long a client has to fetch its goodbye, and the kernel to take it.
    static constexpr std::chrono::milliseconds kGoodbyeTimeout{1'000};

    Drain(const DrainOptions &options, engineio::EngineServer &engine, socketio::Server &server, TimerWheel &wheel,
        QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(Drain)

    /// The node has said that it is not ready. Once.
    void begin();
    /// No more waiting: everybody is closed now, who does not take it at once is cut off.
    void hurry();

    [[nodiscard]] bool hasBegun() const { return m_stage != Stage::Serving; }
    /// `1,000 clients closed in 4.2 s`, as far as it has come.
    [[nodiscard]] QString summary() const;

signals:
    /// Clients gone, bus left. Once, from the event loop.
    void finished();

private:
    enum class Stage : quint8 { Serving, Announced, Closing, Waiting, Leaving, Finished };

    void advance();
    void stopAccepting();
    void closeBatch();
    void closeRest(std::chrono::milliseconds patience);
    void leaveBus();

    const DrainOptions m_options;
    engineio::EngineServer &m_engine;
    socketio::Server &m_server;
    TimerWheel &m_wheel;
    WheelTimer m_timer;
    Stage m_stage = Stage::Serving;
    QElapsedTimer m_sinceBegin;
    QElapsedTimer m_sinceClosing;
    /// When nobody new was taken any more.
    qsizetype m_clients = 0;
    /// Of them, how many were told to go.
    qsizetype m_told = 0;
    bool m_hurried = false;
};

} // namespace relayscope::node
