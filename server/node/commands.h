#pragma once

#include "telemetry/frame.h"

#include <functional>

namespace relayscope::socketio {
class Server;
}

namespace relayscope::node {

/// Does what the hub asks of the server: obey other rules, broadcast something. Lives on the server loop; the server is
/// borrowed. Knows nothing of the connection that the wishes come over.
class Commands final {
public:
    using EmitReply = std::function<void(const telemetry::EmitResult &result)>;

    /// Bytes of the answers of one broadcast that are handed on; what does not fit is left out, whole answers at a
    /// time.
    static constexpr qsizetype kMaxAnswerBytes = 1'000'000;

    explicit Commands(socketio::Server &server)
        : m_server(server)
    {
    }
    Q_DISABLE_COPY_MOVE(Commands)

    /// Rules that are wrong or cannot be served leave the old ones in force.
    [[nodiscard]] telemetry::RulesAnswer setRules(const telemetry::SetRules &rules);
    /// reply runs once: at once, or when the clients have answered or their time is over. Not when the server goes
    /// first.
    void emitEvent(const telemetry::Emit &emission, const EmitReply &reply);

private:
    socketio::Server &m_server;
};

} // namespace relayscope::node
