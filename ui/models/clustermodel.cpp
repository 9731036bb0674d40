#include "models/clustermodel.h"

#include "core/words.h"
#include "models/statustext.h"
#include "models/tone.h"

#include <QLocale>

#include <algorithm>

namespace relayscope::models {

namespace {

Qt::Alignment alignment(int column)
{
    return (column >= ClusterModel::Port ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace

ClusterModel::ClusterModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void ClusterModel::setRedis(const core::RedisStatus &status)
{
    const bool isNew = !m_redis.has_value();
    m_redis = status;
    if (status.state != core::ProcessState::Running)
        m_redisMetrics.reset();
    if (isNew)
        insert(ItemKind::Redis, {}, m_root, 0);
    else
        announce(*find(ItemKind::Redis, {}));
}

void ClusterModel::removeRedis()
{
    if (Item *item = find(ItemKind::Redis, {}))
        remove(*item);
    m_redis.reset();
    m_redisMetrics.reset();
}

void ClusterModel::setNode(const core::NodeStatus &status)
{
    const QString &id = status.spec.id;
    m_nodes.insert(id, status);
    if (status.state != core::ProcessState::Running)
        m_nodeMetrics.remove(id);
    if (const Item *item = find(ItemKind::Node, id)) {
        announce(*item);
        return;
    }
    const auto firstClient = std::find_if(m_root.children.begin(), m_root.children.end(),
        [](const auto &item) { return item->kind == ItemKind::Client; });
    insert(ItemKind::Node, id, m_root, int(firstClient - m_root.children.begin()));
    for (const core::ClientStatus &client : clients()) {
        if (client.spec.nodeId == id)
            setClient(client); // it was here before its node
    }
}

void ClusterModel::removeNode(const QString &id)
{
    Item *item = find(ItemKind::Node, id);
    if (item == nullptr)
        return;
    for (const auto &client : item->children)
        m_clients.remove(client->id);
    remove(*item);
    m_nodes.remove(id);
}

void ClusterModel::setClient(const core::ClientStatus &status)
{
    const QString &id = status.spec.id;
    m_clients.insert(id, status);
    Item *node = find(ItemKind::Node, status.spec.nodeId);
    Item &wantedParent = node != nullptr ? *node : m_root;
    if (Item *item = find(ItemKind::Client, id)) {
        if (item->parent == &wantedParent) {
            announce(*item);
            return;
        }
        remove(*item);
    }
    insert(ItemKind::Client, id, wantedParent, int(wantedParent.children.size()));
}

void ClusterModel::removeClient(const QString &id)
{
    if (Item *item = find(ItemKind::Client, id))
        remove(*item);
    m_clients.remove(id);
}

void ClusterModel::setNodeMetrics(const core::NodeMetrics &metrics)
{
    const Item *item = find(ItemKind::Node, metrics.nodeId);
    if (item == nullptr || m_nodes.value(metrics.nodeId).state != core::ProcessState::Running)
        return;
    m_nodeMetrics.insert(metrics.nodeId, metrics);
    emit dataChanged(indexOfItem(*item, Sockets), indexOfItem(*item, Memory), {Qt::DisplayRole});
}

void ClusterModel::setRedisMetrics(const core::RedisMetrics &metrics)
{
    const Item *item = find(ItemKind::Redis, {});
    if (item == nullptr || m_redis->state != core::ProcessState::Running)
        return;
    m_redisMetrics = metrics;
    emit dataChanged(indexOfItem(*item, Sockets), indexOfItem(*item, Memory), {Qt::DisplayRole});
}

void ClusterModel::setNow(const QDateTime &now)
{
    m_now = now;
    const auto announceUptime = [this](const Item &item) {
        const QModelIndex uptime = indexOfItem(item, Uptime);
        emit dataChanged(uptime, uptime, {Qt::DisplayRole});
    };
    for (const auto &item : m_root.children)
        announceUptime(*item);
}

const core::NodeStatus *ClusterModel::node(const QString &id) const
{
    const auto found = m_nodes.constFind(id);
    return found == m_nodes.cend() ? nullptr : &*found;
}

const core::ClientStatus *ClusterModel::client(const QString &id) const
{
    const auto found = m_clients.constFind(id);
    return found == m_clients.cend() ? nullptr : &*found;
}

QList<core::NodeStatus> ClusterModel::nodes() const
{
    QList<core::NodeStatus> nodes;
    for (const auto &item : m_root.children) {
        if (item->kind == ItemKind::Node)
            nodes.append(m_nodes.value(item->id));
    }
    return nodes;
}

QList<core::ClientStatus> ClusterModel::clients() const
{
    QList<core::ClientStatus> clients;
    for (const auto &item : m_root.children) {
        if (item->kind == ItemKind::Client)
            clients.append(m_clients.value(item->id));
        for (const auto &child : item->children)
            clients.append(m_clients.value(child->id));
    }
    std::sort(clients.begin(), clients.end(), [](const core::ClientStatus &a, const core::ClientStatus &b) {
        return QString::localeAwareCompare(a.spec.name, b.spec.name) < 0;
    });
    return clients;
}

QModelIndex ClusterModel::indexOf(ItemKind kind, const QString &id) const
{
    const Item *item = find(kind, id);
    return item == nullptr ? QModelIndex() : indexOfItem(*item);
}

const ClusterModel::Item &ClusterModel::itemAt(const QModelIndex &index) const
{
    return index.isValid() ? *static_cast<const Item *>(index.constInternalPointer()) : m_root;
}

QModelIndex ClusterModel::indexOfItem(const Item &item, int column) const
{
    if (item.parent == nullptr)
        return {};
    const auto &siblings = item.parent->children;
    const auto self = std::find_if(
        siblings.begin(), siblings.end(), [&item](const auto &sibling) { return sibling.get() == &item; });
    return createIndex(int(self - siblings.begin()), column, &item);
}

ClusterModel::Item *ClusterModel::find(ItemKind kind, const QString &id) const
{
    for (const auto &item : m_root.children) {
        if (item->kind == kind && item->id == id)
            return item.get();
        for (const auto &child : item->children) {
            if (child->kind == kind && child->id == id)
                return child.get();
        }
    }
    return nullptr;
}

void ClusterModel::insert(ItemKind kind, const QString &id, Item &parent, int row)
{
    auto item = std::make_unique<Item>();
    item->kind = kind;
    item->id = id;
    item->parent = &parent;
    beginInsertRows(indexOfItem(parent), row, row);
    parent.children.insert(parent.children.begin() + row, std::move(item));
    endInsertRows();
}

void ClusterModel::remove(Item &item)
{
    const QModelIndex index = indexOfItem(item);
    Item &parent = *item.parent;
    beginRemoveRows(indexOfItem(parent), index.row(), index.row());
    parent.children.erase(parent.children.begin() + index.row());
    endRemoveRows();
}

void ClusterModel::announce(const Item &item)
{
    emit dataChanged(indexOfItem(item, 0), indexOfItem(item, ColumnCount - 1));
}

QModelIndex ClusterModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, itemAt(parent).children[std::size_t(row)].get());
}

QModelIndex ClusterModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOfItem(*itemAt(child).parent) : QModelIndex();
}

int ClusterModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(itemAt(parent).children.size());
}

int ClusterModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ClusterModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Item &item = itemAt(index);
    if (role == KindRole)
        return QVariant::fromValue(item.kind);
    if (role == IdRole)
        return item.id;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignment(index.column()));

    const StatusRow row = item.kind == ItemKind::Redis ? statusRow(*m_redis)
        : item.kind == ItemKind::Node                  ? statusRow(m_nodes.value(item.id))
                                                       : statusRow(m_clients.value(item.id));
    if (role == ToneRole)
        return QVariant::fromValue(row.tone);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
        return row.explanation;
    if (role == Qt::EditRole)
        return index.column() == Name ? row.name : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Name:
        return row.name;
    case State:
        return row.state;
    case Port:
        return row.port == 0 ? QString() : QString::number(row.port);
    case Pid:
        return row.pid == 0 ? QString() : QString::number(row.pid);
    case Sockets:
    case Rooms:
    case RateIn:
    case RateOut:
    case Cpu:
    case Memory:
        return metricText(item, Column(index.column()));
    case Restarts:
        return row.restarts == 0 ? QString() : QString::number(row.restarts);
    case Uptime:
        return row.since && m_now.isValid() ? durationText(std::chrono::seconds(row.since->secsTo(m_now))) : QString();
    case ColumnCount:
        break;
    }
    return {};
}

QString ClusterModel::metricText(const Item &item, Column column) const
{
    const QLocale locale;
    const auto rate = [&locale](double perSecond) { return locale.toString(perSecond, 'f', perSecond < 10 ? 1 : 0); };
    if (item.kind == ItemKind::Redis && m_redisMetrics) {
        if (column == Sockets)
            return locale.toString(m_redisMetrics->clients);
        return column == Memory ? locale.formattedDataSize(m_redisMetrics->usedMemoryBytes, 1) : QString();
    }
    const auto found = m_nodeMetrics.constFind(item.id);
    if (item.kind != ItemKind::Node || found == m_nodeMetrics.cend())
        return {};
    switch (column) {
    case Sockets:
        return locale.toString(found->sockets);
    case Rooms:
        return locale.toString(found->rooms);
    case RateIn:
        return rate(found->eventsInPerSecond);
    case RateOut:
        return rate(found->eventsOutPerSecond);
    case Cpu:
        return tr("%1 %", "share of one core").arg(locale.toString(found->cpuShare * 100, 'f', 1));
    case Memory:
        return locale.formattedDataSize(found->residentBytes, 1);
    default:
        return {};
    }
}

bool ClusterModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    const Item &item = itemAt(index);
    emit renameRequested(item.kind, item.id, value.toString());
    return true;
}

Qt::ItemFlags ClusterModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid() && index.column() == Name)
        flags.setFlag(Qt::ItemIsEditable, itemAt(index).kind != ItemKind::Redis);
    return flags;
}

QVariant ClusterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignment(section));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractItemModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case Name:
        return tr("Name");
    case State:
        return tr("State");
    case Port:
        return tr("Port");
    case Pid:
        return tr("PID");
    case Sockets:
        return tr("Sockets");
    case Rooms:
        return tr("Rooms");
    case RateIn:
        return tr("In/s");
    case RateOut:
        return tr("Out/s");
    case Cpu:
        return tr("CPU");
    case Memory:
        return tr("Memory");
    case Restarts:
        return tr("Restarts");
    case Uptime:
        return tr("Up");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace relayscope::models
