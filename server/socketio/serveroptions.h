#pragma once

#include <QByteArray>

#include <chrono>

namespace relayscope::socketio {

/// How the nodes of a cluster hear each other.
enum class AdapterKind : quint8 {
    /// They do not: what happens here stays here.
    None,
    /// @socket.io/redis-adapter, createAdapter(): plain Redis Pub/Sub.
    Classic,
};

/// Options of a Server; defaults equal Node's (socket.io 4.8 lib/index.ts, @socket.io/redis-adapter 8.3 lib/index.ts).
struct ServerOptions {
    /// What `$node` gives in rules.
    QByteArray nodeName;
    AdapterKind adapter = AdapterKind::Classic;
    /// Option `key` of the adapter: first part of its channel names.
    QByteArray prefix = QByteArrayLiteral("socket.io");
    /// A connection that has joined no namespace after this is closed.
    std::chrono::milliseconds connectTimeout{45'000};
    /// How long a request to the other nodes waits for all answers.
    std::chrono::milliseconds requestsTimeout{5'000};
    /// A CONNECT above is answered with CONNECT_ERROR. Ours: Node has no bound.
    int maxNamespacesPerClient = 100;
    /// Besides the one of its own id; a join above is skipped. Ours: names come from clients, which must not choose our
    /// memory.
    int maxRoomsPerSocket = 1'000;
    /// Between two beats of a node, by which the others know that it is there (redis::BusOptions::canaryInterval); 0
    /// for none: then silent nodes are not noticed.
    std::chrono::milliseconds beatInterval{1'000};
    /// Answers go to the response channel of the node that asks instead of the common one.
    bool publishOnSpecificResponseChannel = false;

    bool operator==(const ServerOptions &) const = default;
};

} // namespace relayscope::socketio
