#include "models/shelfmodel.h"

#include "models/hopmime.h"

#include <QMimeData>

#include <algorithm>

namespace relayscope::models {

using core::SavedMessage;

namespace {

/// Rows of this shelf, decimal with blanks between them.
QString rowsMimeType()
{
    return QStringLiteral("application/x-relayscope-shelf-rows");
}

constexpr qsizetype kMaxDetailCharacters = 300;

QByteArray toBytes(const QList<int> &rows)
{
    QByteArray bytes;
    for (const int row : rows)
        bytes += QByteArray::number(row) + ' ';
    return bytes;
}

QList<int> toRows(const QByteArray &bytes)
{
    QList<int> rows;
    for (const QByteArray &part : bytes.simplified().split(' ')) {
        bool isNumber = false;
        const int row = part.toInt(&isNumber);
        if (isNumber)
            rows.append(row);
    }
    return rows;
}

/// Without repetitions and foreign rows, in order.
QList<int> cleaned(QList<int> rows, qsizetype count)
{
    rows.removeIf([count](int row) { return row < 0 || row >= count; });
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

} // namespace

void ShelfModel::setMessages(const QList<SavedMessage> &messages)
{
    const qsizetype shorter = std::min(messages.size(), m_messages.size());
    qsizetype head = 0;
    while (head < shorter && messages.at(head) == m_messages.at(head))
        ++head;
    qsizetype tail = 0;
    while (
        tail < shorter - head && messages.at(messages.size() - 1 - tail) == m_messages.at(m_messages.size() - 1 - tail))
        ++tail;
    const qsizetype gone = m_messages.size() - head - tail;
    const qsizetype come = messages.size() - head - tail;
    if (gone == come && gone > 0) {
        m_messages = messages;
        emit dataChanged(index(int(head)), index(int(head + gone - 1)));
        return;
    }
    if (gone > 0) {
        beginRemoveRows({}, int(head), int(head + gone - 1));
        m_messages.remove(head, gone);
        endRemoveRows();
    }
    if (come > 0) {
        beginInsertRows({}, int(head), int(head + come - 1));
        m_messages = messages;
        endInsertRows();
    }
}

void ShelfModel::setSenderNames(const QHash<QString, QString> &names)
{
    if (names == m_senderNames)
        return;
    m_senderNames = names;
    retranslate();
}

void ShelfModel::retranslate()
{
    if (!m_messages.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1), {DetailRole, Qt::ToolTipRole, Qt::AccessibleDescriptionRole});
}

void ShelfModel::insert(int row, const QList<SavedMessage> &messages)
{
    if (row < 0 || row > m_messages.size() || messages.isEmpty())
        return;
    QList<SavedMessage> after = m_messages.first(row);
    after += messages;
    after += m_messages.sliced(row);
    emit editRequested(after, Edit::Insert);
}

void ShelfModel::remove(QList<int> rows)
{
    rows = cleaned(std::move(rows), m_messages.size());
    if (rows.isEmpty())
        return;
    QList<SavedMessage> after = m_messages;
    for (auto row = rows.crbegin(); row != rows.crend(); ++row)
        after.removeAt(*row);
    emit editRequested(after, Edit::Remove);
}

void ShelfModel::move(QList<int> rows, int before)
{
    rows = cleaned(std::move(rows), m_messages.size());
    before = std::clamp(before, 0, rowCount());
    QList<SavedMessage> after;
    QList<SavedMessage> moved;
    for (const int row : std::as_const(rows))
        moved.append(m_messages.at(row));
    for (int row = 0; row <= m_messages.size(); ++row) {
        if (row == before)
            after += moved;
        if (row < m_messages.size() && !rows.contains(row))
            after.append(m_messages.at(row));
    }
    if (after != m_messages)
        emit editRequested(after, Edit::Move);
}

void ShelfModel::rename(int row, const QString &name)
{
    if (row < 0 || row >= m_messages.size() || m_messages.at(row).name == name.trimmed())
        return;
    QList<SavedMessage> after = m_messages;
    after[row].name = name.trimmed();
    emit editRequested(after, Edit::Rename);
}

int ShelfModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_messages.size());
}

QString ShelfModel::senderName(const SavedMessage &message) const
{
    if (message.sender == SavedMessage::Sender::Emitter)
        return tr("Redis emitter");
    return m_senderNames.value(message.senderId, message.senderId);
}

QString ShelfModel::detail(const SavedMessage &message) const
{
    QString what = QString::fromUtf8(message.event);
    if (message.arguments != "[]" && !message.arguments.isEmpty())
        what += QLatin1Char(' ')
            + QString::fromUtf8(message.arguments.first(std::min(message.arguments.size(), kMaxDetailCharacters)));
    QString text = tr("%1: %2", "who sends, what").arg(senderName(message), what);
    if (!message.rooms.isEmpty())
        text = tr("%1 to %2", "message, rooms").arg(text, QString::fromUtf8(message.rooms.join(", ")));
    if (message.repeatCount > 1)
        text = tr("%1, %2 times", "message, how often").arg(text).arg(message.repeatCount);
    return text;
}

QVariant ShelfModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SavedMessage &message = m_messages.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return message.name.isEmpty() ? QString::fromUtf8(message.event) : message.name;
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
    case DetailRole:
        return detail(message);
    case MessageRole:
        return QVariant::fromValue(message);
    default:
        return {};
    }
}

bool ShelfModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    rename(index.row(), value.toString());
    return true;
}

Qt::ItemFlags ShelfModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsEditable | Qt::ItemIsDragEnabled : flags | Qt::ItemIsDropEnabled;
}

QStringList ShelfModel::mimeTypes() const
{
    return {rowsMimeType(), hopMimeType()};
}

QMimeData *ShelfModel::mimeData(const QModelIndexList &indexes) const
{
    QList<int> rows;
    for (const QModelIndex &index : indexes)
        rows.append(index.row());
    auto *data = new QMimeData;
    data->setData(rowsMimeType(), toBytes(cleaned(rows, m_messages.size())));
    return data;
}

Qt::DropActions ShelfModel::supportedDropActions() const
{
    return Qt::CopyAction | Qt::MoveAction;
}

bool ShelfModel::dropMimeData(const QMimeData *data, Qt::DropAction, int row, int, const QModelIndex &parent)
{
    const int before = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    if (data->hasFormat(hopMimeType())) {
        emit hopsDropped(hopNumbers(*data), before);
        return true;
    }
    move(toRows(data->data(rowsMimeType())), before);
    return false; // nothing is left for the view to remove
}

} // namespace relayscope::models
