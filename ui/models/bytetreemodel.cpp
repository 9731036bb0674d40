#include "models/bytetreemodel.h"

namespace relayscope::models {

using core::explain::ByteNode;
using core::explain::ByteRange;
using core::explain::ByteTree;

void ByteTreeModel::setTree(const ByteTree &tree)
{
    set(tree, -1, 0);
}

void ByteTreeModel::setArguments(const ByteTree &tree, int array, int first)
{
    if (array < 0)
        set({}, -1, 0);
    else
        set(tree, array, first);
}

void ByteTreeModel::set(const ByteTree &tree, int top, int first)
{
    beginResetModel();
    m_tree = tree;
    m_top = top;
    m_first = first;
    endResetModel();
}

ByteRange ByteTreeModel::range(const QModelIndex &index) const
{
    return index.isValid() ? m_tree[int(index.internalId())].range : ByteRange();
}

QModelIndex ByteTreeModel::covering(const ByteRange &range) const
{
    const int found = m_tree.covering(range);
    // Above the top nothing can be shown.
    for (int node = found; node >= 0; node = m_tree[node].parent) {
        if (isTop(node))
            return indexOf(found);
    }
    return {};
}

void ByteTreeModel::retranslate()
{
    if (rowCount() == 0)
        return;
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

bool ByteTreeModel::isTop(int node) const
{
    if (m_top < 0)
        return node == 0;
    return m_tree[node].parent == m_top && m_tree[node].row >= m_first;
}

QModelIndex ByteTreeModel::indexOf(int node) const
{
    const int row = m_tree[node].row - (m_top >= 0 && m_tree[node].parent == m_top ? m_first : 0);
    return createIndex(row, 0, quintptr(node));
}

QModelIndex ByteTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (parent.isValid())
        return createIndex(row, column, quintptr(m_tree[int(parent.internalId())].children[std::size_t(row)]));
    return createIndex(
        row, column, m_top < 0 ? quintptr(0) : quintptr(m_tree[m_top].children[std::size_t(row + m_first)]));
}

QModelIndex ByteTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || isTop(int(child.internalId())))
        return {};
    return indexOf(m_tree[int(child.internalId())].parent);
}

int ByteTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0 || m_tree.isEmpty())
        return 0;
    if (parent.isValid())
        return int(m_tree[int(parent.internalId())].children.size());
    return m_top < 0 ? 1 : qMax(0, int(m_tree[m_top].children.size()) - m_first);
}

int ByteTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ByteTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int node = int(index.internalId());
    if (role == Qt::ToolTipRole) {
        const ByteRange bytes = m_tree[node].range;
        return tr("Bytes %1 to %2").arg(bytes.offset).arg(qMax(bytes.offset, bytes.end() - 1));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Name:
        return name(node);
    case Value:
        return value(node);
    case Format:
        return format(node);
    case ColumnCount:
        break;
    }
    return {};
}

QString ByteTreeModel::name(int node) const
{
    const ByteNode &item = m_tree[node];
    if (!item.key.isEmpty())
        return QString::fromUtf8(item.key);
    if (m_top >= 0 && isTop(node))
        return tr("argument %1").arg(item.row - m_first + 1);
    return item.parent < 0 ? tr("message") : QStringLiteral("[%1]").arg(item.row);
}

QString ByteTreeModel::value(int node) const
{
    const ByteNode &item = m_tree[node];
    QString text = item.kind == ByteNode::Kind::Text ? QLatin1Char('"') + item.value + QLatin1Char('"') : item.value;
    text.replace(QLatin1Char('\n'), QChar(0x23CE));
    if (!item.meaning.isEmpty())
        text += QStringLiteral("  %1").arg(QString::fromUtf8(item.meaning));
    if (item.isCut)
        text += text.isEmpty() ? QString(QChar(0x2026)) : QStringLiteral(" \u2026");
    return text;
}

QString ByteTreeModel::format(int node) const
{
    const ByteNode &item = m_tree[node];
    const QString name = QString::fromUtf8(item.format);
    return item.count < 0 ? name : QStringLiteral("%1 (%2)").arg(name).arg(item.count);
}

QVariant ByteTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractItemModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case Name:
        return tr("Name");
    case Value:
        return tr("Value");
    case Format:
        return tr("Format");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace relayscope::models
