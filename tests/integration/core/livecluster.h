#pragma once

#include "core/cluster.h"

#include <QList>
#include <QObject>
#include <QTemporaryDir>
#include <QUrl>

#include <functional>
#include <optional>

namespace relayscope::test {

/// A cluster of real processes for one test, with everything that it said. Blocks in its event loop; for tests only.
class LiveCluster final : public QObject {
    Q_OBJECT

public:
    static constexpr int kTimeoutMs = 20'000;

    LiveCluster();
    ~LiveCluster() override;
    Q_DISABLE_COPY_MOVE(LiveCluster)

    /// Further arguments of the nodes to come.
    void setNodeArguments(const QList<QString> &arguments) { m_nodeArguments = arguments; }
    /// Nodes "node-a", "node-b" ... with these rules (JSON text, empty for their default), on free ports. False when
    /// they are not ready in time.
    [[nodiscard]] bool start(int nodes, const QByteArray &rules = {}, const core::RedisSpec &redis = {});
    /// Clients "client-1", "client-2" ... over WebSocket. The id; empty when it did not connect.
    [[nodiscard]] QString addClient(const QString &nodeId, const QByteArray &nsp = QByteArrayLiteral("/"));
    /// arguments: as parseArguments() reads them.
    void send(const QString &clientId, const QByteArray &event, const QString &arguments = {},
        std::optional<std::chrono::milliseconds> ackTimeout = {}, const QByteArray &nsp = QByteArrayLiteral("/"));

    [[nodiscard]] core::Cluster &cluster() { return m_cluster; }
    [[nodiscard]] core::NodeStatus node(const QString &id) const;
    [[nodiscard]] core::ClientStatus client(const QString &id) const;
    [[nodiscard]] QUrl nodeUrl(const QString &id) const;

    /// Rows so far, joined messages as one.
    [[nodiscard]] const QList<core::Hop> &hops() const { return m_hops; }
    /// The first row that is so, after waiting for it; nothing when it did not come.
    [[nodiscard]] std::optional<core::Hop> waitFor(const std::function<bool(const core::Hop &)> &isWanted);
    /// Until nothing more is under way.
    void settle();
    [[nodiscard]] QList<core::Hop> rowsOf(quint64 message) const;

private:
    void join(const QList<core::MessageJoin> &joins);

    core::Cluster m_cluster;
    QTemporaryDir m_dir;
    QList<QString> m_nodeArguments;
    QList<core::Hop> m_hops;
    int m_clients = 0;
    int m_settledCount = 0;
};

} // namespace relayscope::test
