#include "models/roomsmodel.h"

#include <QLocale>

#include <algorithm>
#include <map>

namespace relayscope::models {

namespace {

constexpr int kNameColumn = 0;

} // namespace

bool RoomsModel::Row::operator<(const Row &other) const
{
    return nsp != other.nsp ? nsp < other.nsp : room < other.room;
}

void RoomsModel::setNodes(const QList<std::pair<QString, QString>> &nodes)
{
    if (nodes == m_nodes)
        return;
    beginResetModel();
    m_nodes = nodes;
    endResetModel();
}

void RoomsModel::setCells(const QList<core::RoomCell> &all)
{
    std::map<Row, NodeCounts> table;
    int largest = 0;
    for (const core::RoomCell &cell : all) {
        table[{cell.nsp, cell.room}].insert(cell.nodeId, cell.sockets);
        largest = std::max(largest, cell.sockets);
    }
    QList<Row> rows;
    QList<NodeCounts> counts;
    for (const auto &[row, nodes] : table) {
        rows.append(row);
        counts.append(nodes);
    }
    if (rows == m_rows) { // numbers changed: selection and place stay
        m_counts = counts;
        m_largest = largest;
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    m_counts = counts;
    m_largest = largest;
    endResetModel();
}

int RoomsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RoomsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : sumColumn() + 1;
}

int RoomsModel::sockets(int row, int column) const
{
    const NodeCounts &counts = m_counts.at(row);
    if (column != sumColumn())
        return counts.value(m_nodes.at(column - 1).first);
    int sum = 0;
    for (const auto &[id, name] : m_nodes)
        sum += counts.value(id);
    return sum;
}

QString RoomsModel::rowName(const Row &row)
{
    const QString nsp = QString::fromUtf8(row.nsp);
    if (row.room.isEmpty())
        return tr("%1 (all)", "namespace").arg(nsp);
    const QString room = QString::fromUtf8(row.room);
    return nsp == QLatin1String("/") ? room : tr("%1 in %2", "room, namespace").arg(room, nsp);
}

QString RoomsModel::toolTip(int row, int column) const
{
    const QString where = m_rows.at(row).room.isEmpty() ? tr("namespace %1").arg(QString::fromUtf8(m_rows.at(row).nsp))
                                                        : tr("room %1").arg(QString::fromUtf8(m_rows.at(row).room));
    if (column == kNameColumn)
        return where;
    const int count = sockets(row, column);
    const QString number = QLocale().toString(count);
    if (column == sumColumn())
        return count == 1 ? tr("1 socket of the cluster is in %1.").arg(where)
                          : tr("%1 sockets of the cluster are in %2.").arg(number, where);
    const QString node = m_nodes.at(column - 1).second;
    if (count == 0)
        return tr("%1 would ignore a publish to %2: it has no socket there.").arg(node, where);
    return count == 1 ? tr("1 socket of %1 is in %2.").arg(node, where)
                      : tr("%1 sockets of %2 are in %3.").arg(number, node, where);
}

QVariant RoomsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int column = index.column();
    const bool isName = column == kNameColumn;
    switch (role) {
    case Qt::DisplayRole:
        if (isName)
            return rowName(m_rows.at(index.row()));
        if (const int count = sockets(index.row(), column); count > 0)
            return QLocale().toString(count);
        return QStringLiteral("-");
    case Qt::ToolTipRole:
        return toolTip(index.row(), column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((isName ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    case SocketsRole:
        return isName ? 0 : sockets(index.row(), column);
    case StrengthRole:
        return isName || column == sumColumn() || m_largest == 0 ? 0.0
                                                                 : double(sockets(index.row(), column)) / m_largest;
    case NspRole:
        return m_rows.at(index.row()).nsp;
    case RoomRole:
        return m_rows.at(index.row()).room;
    case NodeRole:
        return isName || column == sumColumn() ? QString() : m_nodes.at(column - 1).first;
    default:
        return {};
    }
}

QVariant RoomsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((section == kNameColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (section == kNameColumn)
        return tr("Room");
    if (section == sumColumn())
        return tr("All nodes");
    return section > 0 && section <= m_nodes.size() ? m_nodes.at(section - 1).second : QVariant();
}

} // namespace relayscope::models
