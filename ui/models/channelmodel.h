#pragma once

#include "core/channelstat.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>
#include <vector>

namespace relayscope::models {

/// The channels of Redis as a tree: prefix, namespace, then its channels; plain channels in a group of their own at the
/// end. Sums stand at the inner items. Bounded: beyond kMaxChannels new ones are only counted. GUI thread.
class ChannelModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Name, Count, Rate, Subscribers, ColumnCount };
    enum Role {
        /// QByteArray: the whole name of the channel; empty at inner items.
        ChannelRole = Qt::UserRole,
        /// bool: no message for a while.
        IdleRole,
        /// bool: of an admin tool or of Redis itself.
        ToolRole,
        /// bool
        MutedRole,
    };
    /// Ours: what a tree can be read with.
    static constexpr qsizetype kMaxChannels = 5'000;

    explicit ChannelModel(QObject *parent = nullptr);
    ~ChannelModel() override;

    /// New values of these channels; emits trafficSeen() for each that got a message.
    void update(const QList<core::ChannelStat> &changed);
    /// CLOCK_MONOTONIC, what idleness is told by.
    void setNow(qint64 nowNs);
    void clear();
    /// A muted channel announces no traffic.
    void setMuted(const QModelIndex &index, bool muted);

    [[nodiscard]] QModelIndex indexOf(const QByteArray &channel) const;
    [[nodiscard]] qsizetype channelCount() const { return m_channels.size(); }
    /// Channels that found no place, kMaxChannels at once being shown.
    [[nodiscard]] quint64 omittedCount() const { return m_omitted; }
    void retranslate();

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// A channel that is not muted got messages.
    void trafficSeen(const QModelIndex &channel);

private:
    struct Item;
    enum class ItemKind;

    [[nodiscard]] Item *itemAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOfItem(const Item &item, int column = 0) const;
    Item *place(const core::ChannelStat &stat);
    Item *child(Item &parent, ItemKind kind, const QByteArray &key);
    void announce(const Item &item);
    /// Of the item and all above it.
    void announceUpwards(const Item &item);
    [[nodiscard]] QString name(const Item &item) const;
    [[nodiscard]] static QString subscribersText(const core::ChannelStat &stat);
    [[nodiscard]] QString toolTip(const Item &item) const;

    std::unique_ptr<Item> m_root;
    QHash<QByteArray, Item *> m_channels;
    qint64 m_nowNs = 0;
    quint64 m_omitted = 0;
};

} // namespace relayscope::models
