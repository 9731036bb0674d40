#pragma once

#include "core/nodemetrics.h"
#include "core/redismetrics.h"
#include "core/status.h"

#include <QAbstractItemModel>
#include <QDateTime>
#include <QHash>

#include <memory>
#include <optional>
#include <vector>

namespace relayscope::models {

enum class ItemKind { None, Redis, Node, Client };

/// The cluster as a tree: Redis, then the nodes with their clients; a client whose node is not known comes last at the
/// top. Values come in through the setters, nothing is asked for. GUI thread.
class ClusterModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Name, State, Port, Sockets, Rooms, RateIn, RateOut, Cpu, Memory, Uptime, Restarts, Pid, ColumnCount };
    enum Role {
        /// ItemKind
        KindRole = Qt::UserRole,
        /// Id of the node or client, empty for Redis.
        IdRole,
        /// Tone
        ToneRole,
    };

    explicit ClusterModel(QObject *parent = nullptr);

    void setRedis(const core::RedisStatus &status);
    void removeRedis();
    void setNode(const core::NodeStatus &status);
    void removeNode(const QString &id);
    void setClient(const core::ClientStatus &status);
    void removeClient(const QString &id);
    /// Of a node that is in the tree; forgotten when it ends.
    void setNodeMetrics(const core::NodeMetrics &metrics);
    void setRedisMetrics(const core::RedisMetrics &metrics);
    /// The time that uptimes are counted to.
    void setNow(const QDateTime &now);

    [[nodiscard]] const std::optional<core::RedisStatus> &redis() const { return m_redis; }
    /// Null when there is none.
    [[nodiscard]] const core::NodeStatus *node(const QString &id) const;
    [[nodiscard]] const core::ClientStatus *client(const QString &id) const;
    /// In the order of the tree.
    [[nodiscard]] QList<core::NodeStatus> nodes() const;
    [[nodiscard]] QList<core::ClientStatus> clients() const;
    /// Its place in the tree; invalid when it is not there. Redis has no id.
    [[nodiscard]] QModelIndex indexOf(ItemKind kind, const QString &id) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    /// Only the name of a node or client can be edited; it is asked for by renameRequested().
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// The user wants this name; when it is granted, it comes back with a status.
    void renameRequested(relayscope::models::ItemKind kind, const QString &id, const QString &name);

private:
    struct Item {
        ItemKind kind = ItemKind::None;
        QString id;
        Item *parent = nullptr;
        std::vector<std::unique_ptr<Item>> children;
    };

    [[nodiscard]] const Item &itemAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOfItem(const Item &item, int column = 0) const;
    [[nodiscard]] Item *find(ItemKind kind, const QString &id) const;
    void insert(ItemKind kind, const QString &id, Item &parent, int row);
    void remove(Item &item);
    void announce(const Item &item);
    [[nodiscard]] QString metricText(const Item &item, Column column) const;

    Item m_root;
    std::optional<core::RedisStatus> m_redis;
    QHash<QString, core::NodeStatus> m_nodes;
    QHash<QString, core::ClientStatus> m_clients;
    QHash<QString, core::NodeMetrics> m_nodeMetrics;
    std::optional<core::RedisMetrics> m_redisMetrics;
    QDateTime m_now;
};

} // namespace relayscope::models

Q_DECLARE_METATYPE(relayscope::models::ItemKind)
