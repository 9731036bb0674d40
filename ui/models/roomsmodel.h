#pragma once

#include "core/roomcell.h"

#include <QAbstractTableModel>
#include <QHash>

namespace relayscope::models {

/// Rooms by nodes: how many sockets of each node are in each room. A row for each room, namespaces in order, the whole
/// namespace before its rooms; a column for each node, then the sum. GUI thread.
class RoomsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        /// int: sockets in the cell.
        SocketsRole = Qt::UserRole,
        /// double, 0..1: its part of the largest cell of a node.
        StrengthRole,
        /// QByteArray; the room is empty for a whole namespace.
        NspRole,
        RoomRole,
        /// QString; empty in the columns of names and sums.
        NodeRole,
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// The columns, in this order; id and name.
    void setNodes(const QList<std::pair<QString, QString>> &nodes);
    /// All cells that are not 0; what belongs to no column counts in no sum.
    void setCells(const QList<core::RoomCell> &all);
    [[nodiscard]] int sumColumn() const { return int(m_nodes.size()) + 1; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QByteArray nsp;
        QByteArray room;
        bool operator==(const Row &) const = default;
        bool operator<(const Row &other) const;
    };
    using NodeCounts = QHash<QString, int>;

    [[nodiscard]] int sockets(int row, int column) const;
    [[nodiscard]] QString toolTip(int row, int column) const;
    [[nodiscard]] static QString rowName(const Row &row);

    QList<std::pair<QString, QString>> m_nodes;
    QList<Row> m_rows;
    /// Beside m_rows.
    QList<NodeCounts> m_counts;
    int m_largest = 0;
};

} // namespace relayscope::models
