#include "models/hopmodel.h"

#include "core/words.h"
#include "models/tone.h"

#include <QLocale>

#include <algorithm>
#include <numeric>
#include <utility>

namespace relayscope::models {

namespace {

/// When room is needed, this part of all rows goes at once, so that not every batch moves the view.
constexpr qsizetype kDropChunkDivisor = 50;

/// Payload bytes in a tool tip.
constexpr qsizetype kMaxToolTipBytes = 200;

QString secondsText(qint64 ns)
{
    return QLocale().toString(double(ns) / 1e9, 'f', 6);
}

Qt::Alignment alignment(HopModel::Column column)
{
    const bool isNumber = column == HopModel::Number || column == HopModel::Time || column == HopModel::Length;
    return (isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

/// What one row tells of its message's acknowledgement.
HopModel::Acknowledgement told(const core::Hop &hop)
{
    using core::HopKind;
    if (hop.kind == HopKind::AckMissing)
        return HopModel::Acknowledgement::Missing;
    if (hop.kind == HopKind::AckDelivered || hop.kind == HopKind::AckReceived)
        return HopModel::Acknowledgement::Received;
    const bool isQuestion = hop.kind == HopKind::Sent || hop.kind == HopKind::WrittenToClient;
    return isQuestion && hop.ackId >= 0 ? HopModel::Acknowledgement::Awaited : HopModel::Acknowledgement::None;
}

qsizetype sizeOf(const QList<core::Hop> &hops)
{
    return std::accumulate(hops.cbegin(), hops.cend(), qsizetype(0),
        [](qsizetype sum, const core::Hop &hop) { return sum + hop.sizeBytes(); });
}

} // namespace

HopModel::HopModel(core::HopStore::Limits limits, QObject *parent)
    : QAbstractTableModel(parent)
    , m_store(limits)
    , m_limits(limits)
{
}

void HopModel::append(const QList<core::Hop> &hops)
{
    if (hops.isEmpty())
        return;
    if (!m_paused) {
        show(hops);
        return;
    }
    m_held.append(hops);
    m_heldBytes += sizeOf(hops);
    dropOverLimits(m_held, m_heldBytes);
    emit countersChanged();
}

void HopModel::dropOverLimits(QList<core::Hop> &hops, qsizetype &bytes)
{
    qsizetype excess = std::max(qsizetype(0), hops.size() - m_limits.rows);
    for (qsizetype i = 0; i < excess; ++i)
        bytes -= hops.at(i).sizeBytes();
    while (excess < hops.size() && bytes > m_limits.bytes)
        bytes -= hops.at(excess++).sizeBytes();
    hops.remove(0, excess);
    m_droppedUnseen += quint64(excess);
}

void HopModel::show(QList<core::Hop> hops)
{
    qsizetype bytes = sizeOf(hops);
    dropOverLimits(hops, bytes);
    if (hops.isEmpty())
        return;
    if (!m_hasOrigin) {
        m_originNs = hops.constFirst().timeNs;
        m_hasOrigin = true;
    }
    if (const qsizetype needed = m_store.rowsToDrop(hops); needed > 0)
        dropOldest(std::min(m_store.size(), std::max(needed, m_limits.rows / kDropChunkDivisor)));

    const auto row = int(m_store.size());
    beginInsertRows({}, row, row + int(hops.size()) - 1);
    m_store.append(hops);
    quint64 serial = m_firstSerial + quint64(row);
    for (const core::Hop &hop : hops)
        note(hop, serial++);
    endInsertRows();
    emit countersChanged();
}

void HopModel::dropOldest(qsizetype rows)
{
    beginRemoveRows({}, 0, int(rows) - 1);
    for (qsizetype row = 0; row < rows; ++row) {
        const auto message = m_messages.find(m_store.at(row).message);
        if (message == m_messages.end())
            continue;
        if (message->second.last < m_firstSerial + quint64(rows))
            m_messages.erase(message);
        else
            message->second.first = std::max(message->second.first, m_firstSerial + quint64(rows));
    }
    m_store.dropOldest(rows);
    m_firstSerial += quint64(rows);
    endRemoveRows();
}

void HopModel::note(const core::Hop &hop, quint64 serial)
{
    if (hop.message == 0)
        return;
    const auto [message, isNew] = m_messages.try_emplace(hop.message);
    if (isNew)
        message->second = {serial, serial, m_nextOrdinal++};
    else
        message->second.last = serial;
    message->second.acknowledgement = std::max(message->second.acknowledgement, told(hop));
}

void HopModel::joinHeld(const core::MessageJoin &join)
{
    for (core::Hop &held : m_held) {
        if (held.message == join.from)
            held.message = join.into;
    }
}

void HopModel::join(const QList<core::MessageJoin> &joins)
{
    int first = rowCount();
    int last = -1;
    for (const core::MessageJoin &join : joins) {
        joinHeld(join);
        const auto from = m_messages.find(join.from);
        if (from == m_messages.end())
            continue;
        const Span rows = span(join.from);
        m_store.join(join, rows.first, rows.last);
        const Message merged = from->second;
        m_messages.erase(from);
        const auto [into, isNew] = m_messages.try_emplace(join.into, merged);
        into->second.first = std::min(into->second.first, merged.first);
        into->second.last = std::max(into->second.last, merged.last);
        into->second.acknowledgement = std::max(into->second.acknowledgement, merged.acknowledgement);
        first = std::min(first, span(join.into).first);
        last = std::max(last, span(join.into).last);
    }
    if (last < 0)
        return;
    emit messagesJoined(joins, first, last);
    emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

void HopModel::clear()
{
    beginResetModel();
    m_store.clear();
    m_messages.clear();
    m_held.clear();
    m_heldBytes = 0;
    m_droppedUnseen = 0;
    m_firstSerial = 0;
    m_originNs = 0;
    m_hasOrigin = false;
    endResetModel();
    emit countersChanged();
}

void HopModel::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    m_heldBytes = 0;
    append(std::exchange(m_held, {}));
    emit countersChanged();
}

HopModel::Span HopModel::span(quint64 message) const
{
    const auto found = m_messages.find(message);
    if (found == m_messages.end())
        return {};
    // The first one is kept no further than the last drop of one of its own rows.
    const quint64 first = std::max(found->second.first, m_firstSerial);
    return {int(first - m_firstSerial), int(found->second.last - m_firstSerial)};
}

QList<core::Hop> HopModel::hopsOf(quint64 message) const
{
    QList<core::Hop> hops;
    const Span rows = span(message);
    for (int row = rows.first; row >= 0 && row <= rows.last; ++row) {
        if (hop(row).message == message)
            hops.append(hop(row));
    }
    return hops;
}

const core::Hop *HopModel::hopByNumber(quint64 number) const
{
    // Numbers rise from row to row; gaps are rows that were dropped while they were held back.
    qsizetype low = 0;
    qsizetype high = m_store.size();
    while (low < high) {
        const qsizetype middle = low + (high - low) / 2;
        if (m_store.at(middle).number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < m_store.size() && m_store.at(low).number == number ? &m_store.at(low) : nullptr;
}

core::FilterField HopModel::filterField(Column column, const core::Hop &hop)
{
    using core::FilterField;
    switch (column) {
    case Number:
        return FilterField::Number;
    case Time:
        return FilterField::Time;
    case From:
        return FilterField::From;
    case To:
        return FilterField::To;
    case Channel:
        return !hop.channel.isEmpty() ? FilterField::Channel
            : !hop.room.isEmpty()     ? FilterField::Room
                                      : FilterField::Nsp;
    case Event:
        return FilterField::Event;
    case Length:
        return FilterField::Length;
    case Verdict:
        return hop.verdict == core::Verdict::None ? FilterField::Kind : FilterField::Verdict;
    case ColumnCount:
        break;
    }
    Q_UNREACHABLE();
}

int HopModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_store.size());
}

int HopModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

HopModel::Acknowledgement HopModel::acknowledgement(const core::Hop &hop) const
{
    if (told(hop) == Acknowledgement::None)
        return Acknowledgement::None;
    const auto message = m_messages.find(hop.message);
    return message == m_messages.end() ? Acknowledgement::None : message->second.acknowledgement;
}

QVariant HopModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const core::Hop &row = hop(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, Column(index.column()));
    case Qt::ToolTipRole:
        return toolTip(row);
    case Qt::AccessibleTextRole:
        return accessibleText(row, Column(index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignment(Column(index.column())));
    case MessageRole:
        return row.message;
    case ToneRole:
        return QVariant::fromValue(toneOf(row));
    case TintRole: {
        const auto message = m_messages.find(row.message);
        return message != m_messages.end() && message->second.ordinal % 2 == 1;
    }
    case AcknowledgementRole:
        return QVariant::fromValue(acknowledgement(row));
    default:
        return {};
    }
}

QString HopModel::text(const core::Hop &hop, Column column) const
{
    switch (column) {
    case Number:
        return QString::number(hop.number);
    case Time:
        return secondsText(hop.timeNs - m_originNs);
    case From:
        return hop.from.name;
    case To:
        return hop.to.name;
    case Channel:
        return QString::fromUtf8(!hop.channel.isEmpty() ? hop.channel : !hop.room.isEmpty() ? hop.room : hop.nsp);
    case Event:
        return QString::fromUtf8(hop.eventName);
    case Length:
        return hop.bytes == 0 ? QString() : QLocale().toString(hop.bytes);
    case Verdict:
        return core::describe(hop);
    case ColumnCount:
        break;
    }
    return {};
}

QString HopModel::accessibleText(const core::Hop &hop, Column column) const
{
    if (column != Number || hop.message == 0)
        return text(hop, column);
    // What brackets and marks tell to the eye.
    const QString number = tr("%1, of message %2", "row number").arg(hop.number).arg(hop.message);
    const QString answer = acknowledgementText(acknowledgement(hop));
    return answer.isEmpty() ? number : tr("%1. %2", "row number and message; its acknowledgement").arg(number, answer);
}

QString HopModel::acknowledgementText(Acknowledgement acknowledgement)
{
    switch (acknowledgement) {
    case Acknowledgement::None:
        break;
    case Acknowledgement::Awaited:
        return tr("An acknowledgement was asked for and has not come");
    case Acknowledgement::Received:
        return tr("The acknowledgement that was asked for has come");
    case Acknowledgement::Missing:
        return tr("An acknowledgement that was asked for did not come in time");
    }
    return {};
}

QString HopModel::toolTip(const core::Hop &hop) const
{
    QStringList lines{core::describe(hop)};
    if (const Span rows = span(hop.message); rows.first >= 0) {
        const qint64 sinceFirstNs = hop.timeNs - m_store.at(rows.first).timeNs;
        lines.append(
            tr("%1 ms after the first hop of this message").arg(QLocale().toString(sinceFirstNs / 1e6, 'f', 3)));
    }
    if (const QString answer = acknowledgementText(acknowledgement(hop)); !answer.isEmpty())
        lines.append(answer);
    if (hop.inferred)
        lines.append(tr("Inferred from content and order: one end does not report to us"));
    if (!hop.payload.isEmpty())
        lines.append(QString::fromUtf8(hop.payload.first(std::min(hop.payload.size(), kMaxToolTipBytes))));
    return lines.join(QLatin1Char('\n'));
}

QVariant HopModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignment(Column(section)));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case Number:
        return tr("#", "row number");
    case Time:
        return tr("Time (s)");
    case From:
        return tr("From");
    case To:
        return tr("To");
    case Channel:
        return tr("Channel / room");
    case Event:
        return tr("Event");
    case Length:
        return tr("Bytes");
    case Verdict:
        return tr("What happened");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace relayscope::models
