#include "models/channelmodel.h"

#include "protocol/redisadapter/channels.h"

#include <QLocale>

#include <algorithm>

namespace relayscope::models {

using core::ChannelStat;

enum class ChannelModel::ItemKind { Root, Prefix, Namespace, Channel, PlainGroup };

struct ChannelModel::Item {
    ItemKind kind = ItemKind::Root;
    /// Prefix, namespace or channel: what the siblings are told apart by.
    QByteArray key;
    /// Of a channel; at inner items the sum of messages and rate, and the time of the last message.
    ChannelStat stat;
    bool isMuted = false;
    bool isIdle = true;
    Item *parent = nullptr;
    std::vector<std::unique_ptr<Item>> children;

    [[nodiscard]] int row() const
    {
        const auto &siblings = parent->children;
        const auto self = std::find_if(
            siblings.begin(), siblings.end(), [this](const auto &sibling) { return sibling.get() == this; });
        return int(self - siblings.begin());
    }
};

namespace {

constexpr qint64 kIdleAfterNs = 5'000'000'000;
constexpr QByteArrayView kAdminNamespace("/admin");

/// Messages that Redis publishes itself, when it is asked to.
bool isOfRedis(const QByteArray &channel)
{
    return channel.startsWith("__keyspace@") || channel.startsWith("__keyevent@")
        || channel.startsWith("__sentinel__:");
}

Qt::Alignment alignment(int column)
{
    return (column == ChannelModel::Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

/// Order among siblings: all, rooms by name, request, response; plain channels at the end of the tree.
int rank(const ChannelStat &stat)
{
    switch (stat.kind) {
    case ChannelStat::Kind::Broadcast:
        return 0;
    case ChannelStat::Kind::Room:
        return 1;
    case ChannelStat::Kind::Request:
        return 2;
    case ChannelStat::Kind::Response:
        return 3;
    case ChannelStat::Kind::Plain:
        break;
    }
    return 4;
}

QString rateText(double perSecond)
{
    if (perSecond <= 0)
        return {};
    return QLocale().toString(perSecond, 'f', perSecond < 9.95 ? 1 : 0);
}

/// The adapter subscribes to its broadcasts by pattern.
bool isHeardByPattern(const ChannelStat &stat)
{
    return stat.subscribers == 0 && (stat.kind == ChannelStat::Kind::Broadcast || stat.kind == ChannelStat::Kind::Room);
}

} // namespace

ChannelModel::ChannelModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Item>())
{
}

ChannelModel::~ChannelModel() = default;

void ChannelModel::update(const QList<ChannelStat> &changed)
{
    for (const ChannelStat &stat : changed) {
        Item *item = place(stat);
        if (item == nullptr)
            continue;
        const bool hasTraffic = stat.messages > item->stat.messages;
        const qint64 messages = qint64(stat.messages) - qint64(item->stat.messages);
        const double rate = stat.ratePerSecond - item->stat.ratePerSecond;
        item->stat = stat;
        m_nowNs = std::max(m_nowNs, stat.lastSeenNs);
        for (Item *above = item->parent; above != m_root.get(); above = above->parent) {
            above->stat.messages = quint64(std::max<qint64>(0, qint64(above->stat.messages) + messages));
            above->stat.ratePerSecond = std::max(0.0, above->stat.ratePerSecond + rate);
            above->stat.lastSeenNs = std::max(above->stat.lastSeenNs, stat.lastSeenNs);
            above->isIdle = above->isIdle && !hasTraffic;
        }
        item->isIdle = item->isIdle && !hasTraffic;
        announceUpwards(*item);
        if (hasTraffic && !item->isMuted)
            emit trafficSeen(indexOfItem(*item));
    }
}

ChannelModel::Item *ChannelModel::place(const ChannelStat &stat)
{
    if (Item *known = m_channels.value(stat.channel))
        return known;
    if (m_channels.size() >= kMaxChannels) {
        ++m_omitted;
        return nullptr;
    }
    Item *parent = nullptr;
    if (stat.kind == ChannelStat::Kind::Plain) {
        parent = child(*m_root, ItemKind::PlainGroup, {});
    } else {
        Item *prefix = child(*m_root, ItemKind::Prefix, stat.prefix);
        parent = child(*prefix, ItemKind::Namespace, stat.nsp);
    }
    auto item = std::make_unique<Item>();
    item->kind = ItemKind::Channel;
    item->key = stat.channel;
    item->stat.channel = stat.channel;
    item->stat.kind = stat.kind;
    item->parent = parent;
    const auto order = [](const auto &a, const auto &b) {
        return std::pair(rank(a->stat), a->key) < std::pair(rank(b->stat), b->key);
    };
    const auto position = std::lower_bound(parent->children.begin(), parent->children.end(), item, order);
    const int row = int(position - parent->children.begin());
    Item *added = item.get();
    beginInsertRows(indexOfItem(*parent), row, row);
    parent->children.insert(position, std::move(item));
    endInsertRows();
    m_channels.insert(stat.channel, added);
    return added;
}

ChannelModel::Item *ChannelModel::child(Item &parent, ItemKind kind, const QByteArray &key)
{
    const auto order = [](const auto &item, const std::pair<ItemKind, QByteArray> &wanted) {
        return std::pair(item->kind, item->key) < wanted;
    };
    const auto position = std::lower_bound(parent.children.begin(), parent.children.end(), std::pair(kind, key), order);
    if (position != parent.children.end() && (*position)->kind == kind && (*position)->key == key)
        return position->get();
    const int row = int(position - parent.children.begin());
    auto item = std::make_unique<Item>();
    item->kind = kind;
    item->key = key;
    item->parent = &parent;
    Item *added = item.get();
    beginInsertRows(&parent == m_root.get() ? QModelIndex() : indexOfItem(parent), row, row);
    parent.children.insert(position, std::move(item));
    endInsertRows();
    return added;
}

void ChannelModel::setNow(qint64 nowNs)
{
    m_nowNs = nowNs;
    const auto refresh = [this](Item &item) {
        const bool isIdle = item.stat.lastSeenNs == 0 || m_nowNs - item.stat.lastSeenNs > kIdleAfterNs;
        if (isIdle == item.isIdle)
            return;
        item.isIdle = isIdle;
        announce(item);
    };
    for (Item *channel : std::as_const(m_channels)) {
        refresh(*channel);
        for (Item *above = channel->parent; above != m_root.get(); above = above->parent)
            refresh(*above);
    }
}

void ChannelModel::clear()
{
    beginResetModel();
    m_root = std::make_unique<Item>();
    m_channels.clear();
    m_omitted = 0;
    endResetModel();
}

void ChannelModel::setMuted(const QModelIndex &index, bool muted)
{
    if (!index.isValid())
        return;
    Item &item = *itemAt(index);
    item.isMuted = muted;
    announce(item);
    for (int row = 0; row < int(item.children.size()); ++row)
        setMuted(this->index(row, 0, index.siblingAtColumn(0)), muted);
}

QModelIndex ChannelModel::indexOf(const QByteArray &channel) const
{
    const Item *item = m_channels.value(channel);
    return item == nullptr ? QModelIndex() : indexOfItem(*item);
}

void ChannelModel::retranslate()
{
    for (Item *channel : std::as_const(m_channels))
        announceUpwards(*channel);
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

ChannelModel::Item *ChannelModel::itemAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Item *>(index.internalPointer()) : m_root.get();
}

QModelIndex ChannelModel::indexOfItem(const Item &item, int column) const
{
    return &item == m_root.get() ? QModelIndex() : createIndex(item.row(), column, &item);
}

void ChannelModel::announce(const Item &item)
{
    emit dataChanged(indexOfItem(item, 0), indexOfItem(item, ColumnCount - 1));
}

void ChannelModel::announceUpwards(const Item &item)
{
    for (const Item *at = &item; at != m_root.get(); at = at->parent)
        announce(*at);
}

QModelIndex ChannelModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, itemAt(parent)->children[std::size_t(row)].get());
}

QModelIndex ChannelModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOfItem(*itemAt(child)->parent) : QModelIndex();
}

int ChannelModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(itemAt(parent)->children.size());
}

int ChannelModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ChannelModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Item &item = *itemAt(index);
    const bool isChannel = item.kind == ItemKind::Channel;
    switch (role) {
    case ChannelRole:
        return isChannel ? item.key : QByteArray();
    case IdleRole:
        return item.isIdle;
    case ToolRole:
        return (item.kind == ItemKind::Namespace && item.key == kAdminNamespace)
            || (isChannel && (item.stat.nsp == kAdminNamespace || isOfRedis(item.key)));
    case MutedRole:
        return item.isMuted;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignment(index.column()));
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return toolTip(item);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (Column(index.column())) {
    case Name:
        return name(item);
    case Count:
        return QLocale().toString(item.stat.messages);
    case Rate:
        return item.isIdle ? tr("idle") : rateText(item.stat.ratePerSecond);
    case Subscribers:
        return isChannel ? subscribersText(item.stat) : QString();
    case ColumnCount:
        break;
    }
    return {};
}

QString ChannelModel::name(const Item &item) const
{
    switch (item.kind) {
    case ItemKind::Root:
        return {};
    case ItemKind::Prefix:
        return QString::fromUtf8(item.key);
    case ItemKind::Namespace:
        return item.key == kAdminNamespace ? tr("%1 (tool)").arg(QString::fromUtf8(item.key))
                                           : QString::fromUtf8(item.key);
    case ItemKind::PlainGroup:
        return tr("Plain channels");
    case ItemKind::Channel:
        break;
    }
    const ChannelStat &stat = item.stat;
    const QString uid = QString::fromUtf8(redisadapter::parseChannel(stat.prefix, stat.channel).detail);
    switch (stat.kind) {
    case ChannelStat::Kind::Broadcast:
        return tr("(all)");
    case ChannelStat::Kind::Room:
        return tr("room %1").arg(QString::fromUtf8(stat.room));
    case ChannelStat::Kind::Request:
        return tr("request");
    case ChannelStat::Kind::Response:
        return uid.isEmpty() ? tr("response") : tr("response to %1").arg(uid);
    case ChannelStat::Kind::Plain:
        break;
    }
    return isOfRedis(stat.channel) ? tr("%1 (Redis)").arg(QString::fromUtf8(stat.channel))
                                   : QString::fromUtf8(stat.channel);
}

QString ChannelModel::subscribersText(const ChannelStat &stat)
{
    if (stat.subscribers < 0)
        return {};
    return isHeardByPattern(stat) ? tr("pattern", "subscribed to by pattern") : QLocale().toString(stat.subscribers);
}

QString ChannelModel::toolTip(const Item &item) const
{
    QStringList lines;
    if (item.kind == ItemKind::Channel) {
        lines.append(QString::fromUtf8(item.key));
        lines.append(tr("%1 messages, %2 bytes since the observer began")
                         .arg(QLocale().toString(item.stat.messages), QLocale().toString(item.stat.bytes)));
        if (item.stat.subscribers >= 0)
            lines.append(isHeardByPattern(item.stat)
                    ? tr("The nodes subscribe to a pattern that takes in this channel; Redis does not count them by "
                         "channel")
                    : tr("Subscribers by the exact name: those by pattern are not counted by Redis"));
    } else {
        lines.append(name(item));
    }
    if (item.isMuted)
        lines.append(tr("Muted: does not flash"));
    return lines.join(QLatin1Char('\n'));
}

QVariant ChannelModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignment(section));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractItemModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case Name:
        return tr("Channel");
    case Count:
        return tr("Count");
    case Rate:
        return tr("Per s");
    case Subscribers:
        return tr("Subscr.");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace relayscope::models
