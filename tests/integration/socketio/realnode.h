#pragma once

#include "base/endofturn.h"
#include "base/timerwheel.h"
#include "engine/engineserver.h"
#include "redis/redisbus.h"
#include "socketio/server.h"
#include "telemetry/sink.h"

#include <QUrl>

namespace relayscope::socketio::test {

/// A node as relayscope-node puts one together, in the process of its test: real sockets, real Redis.
class RealNode final {
public:
    /// Listens on a free port of 127.0.0.1 with the rules `chat`.
    RealNode(const QByteArray &name, const redis::Options &redis);
    Q_DISABLE_COPY_MOVE(RealNode)

    [[nodiscard]] QUrl webSocketUrl() const;
    [[nodiscard]] redis::Bus &bus() { return m_bus; }
    [[nodiscard]] Server &server() { return m_server; }
    [[nodiscard]] engineio::EngineServer &engine() { return m_engine; }

private:
    TimerWheel m_wheel;
    EndOfTurn m_endOfTurn;
    telemetry::NullSink m_sink;
    redis::RedisBus m_bus;
    Server m_server;
    engineio::EngineServer m_engine;
    quint16 m_port = 0;
};

} // namespace relayscope::socketio::test
