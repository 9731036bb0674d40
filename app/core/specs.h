#pragma once

#include "protocol/value.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QPair>
#include <QString>

namespace relayscope::core {

/// Which Redis joins the nodes.
enum class RedisMode {
    /// A redis-server of our own: loopback, a free port, nothing kept on disk, gone with us.
    Private,
    /// One that the user names: never stopped, flushed or reconfigured.
    Attached,
};

struct RedisSpec {
    RedisMode mode = RedisMode::Private;
    /// redis://[user:password@]host:port[/db]; read when mode is Attached.
    QString url;

    bool operator==(const RedisSpec &) const = default;
};

/// One relayscope-node to run. Empty id and name are chosen by Cluster::addNode().
struct NodeSpec {
    /// Given to the node as --name; letters, digits and dashes.
    QString id;
    /// What people read: "node A".
    QString name;
    /// Wanted TCP port; the next free one is used when it is taken. 0: any free port.
    quint16 port = 0;
    /// Rules file, empty for the node's own default.
    QString rulesFile;
    /// Start again, with backoff, when it ends by itself.
    bool restartOnCrash = true;
    /// Further command line arguments of relayscope-node.
    QList<QString> extraArguments;

    bool operator==(const NodeSpec &) const = default;
};

enum class TransportChoice {
    /// HTTP long-polling first, then WebSocket: what socket.io-client does.
    PollingThenWebSocket,
    WebSocketOnly,
    PollingOnly,
};

/// One test client. Empty id and name are chosen by Cluster::addClient().
struct ClientSpec {
    QString id;
    /// What people read: "client 1".
    QString name;
    /// Node that it connects to.
    QString nodeId;
    QByteArray nsp = QByteArrayLiteral("/");
    TransportChoice transport = TransportChoice::PollingThenWebSocket;
    /// Sent with CONNECT; undefined for none.
    protocol::Value auth;
    bool reconnection = true;
    /// Of every request of the connection: what a server reads as handshake.query and handshake.headers.
    QList<QPair<QString, QString>> query;
    QList<QPair<QByteArray, QByteArray>> headers;

    bool operator==(const ClientSpec &) const = default;
};

struct ClusterSpec {
    RedisSpec redis;
    QList<NodeSpec> nodes;
    QList<ClientSpec> clients;

    bool operator==(const ClusterSpec &) const = default;
};

} // namespace relayscope::core

Q_DECLARE_METATYPE(relayscope::core::ClusterSpec)
