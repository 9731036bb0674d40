#pragma once

#include "base/endofturn.h"
#include "base/expected.h"
#include "base/timerwheel.h"
#include "engine/engineserver.h"
#include "node/commands.h"
#include "node/drain.h"
#include "node/health.h"
#include "node/loopdelay.h"
#include "node/metrics.h"
#include "node/options.h"
#include "node/ringsink.h"
#include "node/uplink.h"
#include "redis/redisbus.h"
#include "socketio/server.h"

#include <QObject>

#include <memory>

namespace relayscope::node {

/// One Socket.IO server node: puts the layers together, opens the port, and takes them down in order. Lives on the main
/// thread, which is the server loop.
class Node final : public QObject {
    Q_OBJECT

public:
    explicit Node(Options options, QObject *parent = nullptr);
    ~Node() override;
    Q_DISABLE_COPY_MOVE(Node)

    /// Opens the port and begins to connect to Redis. The port, or one line for the user.
    [[nodiscard]] Expected<quint16, QString> start(socketio::Rules rules);
    /// Drains (see Drain) and ends with stopped(). A second call is in a hurry. cause: in words for the user.
    void stop(const QString &cause);

signals:
    /// causeLine: why, and what became of the clients.
    void stopped(const QString &causeLine);
    /// It cannot go on; in words for the user.
    void failed(const QString &reason);

private:
    [[nodiscard]] bool needsRedis(const socketio::Rules &rules) const;
    void startUplink();
    void recordLink(redis::Link link, redis::LinkState state, const QString &reason);
    void recordGap(qint64 fromNs, qint64 toNs);
    void refuseLogin(const QString &reason);
    void recordReadiness(const QString &reason);
    void finish();
    [[nodiscard]] QList<Metric> metrics() const;

    Options m_options;
    RingSink m_sink;
    TimerWheel m_wheel;
    EndOfTurn m_endOfTurn;
    LoopDelay m_loopDelay;
    std::unique_ptr<redis::RedisBus> m_bus;
    std::unique_ptr<Health> m_health;
    std::unique_ptr<socketio::Server> m_server;
    std::unique_ptr<Commands> m_commands;
    std::unique_ptr<engineio::EngineServer> m_engine;
    std::unique_ptr<Uplink> m_uplink;
    std::unique_ptr<Drain> m_drain;
    QString m_stopCause;
    bool m_hasBeenReady = false;
};

} // namespace relayscope::node
