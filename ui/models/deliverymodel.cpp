#include "models/deliverymodel.h"

#include "models/tone.h"

#include <QLocale>

#include <algorithm>

namespace relayscope::models {

namespace {

Qt::Alignment alignment(bool isNumber)
{
    return (isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace

void DeliveryModel::setReport(const core::DeliveryReport &report)
{
    if (report == m_report)
        return;
    const auto sameEvents = [](const core::DeliveryReport &a, const core::DeliveryReport &b) {
        return a.events.size() == b.events.size()
            && std::equal(a.events.cbegin(), a.events.cend(), b.events.cbegin(),
                [](const core::EventAccount &one, const core::EventAccount &other) {
                    return one.event == other.event;
                });
    };
    if (sameEvents(report, m_report)) {
        m_report = report;
        if (rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_report = report;
    endResetModel();
}

int DeliveryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_report.events.isEmpty() ? 0 : int(m_report.events.size()) + 1;
}

int DeliveryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const core::DeliveryAccount &DeliveryModel::account(int row) const
{
    return row == 0 ? m_report.total : m_report.events.at(row - 1).account;
}

QVariant DeliveryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignment(column != Event));
    case Qt::ToolTipRole:
        if (const quint64 unobserved = account(index.row()).unobserved; unobserved > 0)
            return tr("%1 more were written to sockets that are not our clients': nobody tells whether they came.")
                .arg(QLocale().toString(unobserved));
        return {};
    case ToneRole:
        if (column == Lost && account(index.row()).lost > 0)
            return QVariant::fromValue(Tone::Bad);
        if (column == Duplicate && account(index.row()).duplicate > 0)
            return QVariant::fromValue(Tone::Pending);
        return QVariant::fromValue(Tone::Plain);
    case EventRole:
        return index.row() == 0 ? QByteArray() : m_report.events.at(index.row() - 1).event;
    default:
        return {};
    }
}

QString DeliveryModel::text(int row, Column column) const
{
    const core::DeliveryAccount &counts = account(row);
    const QLocale locale;
    switch (column) {
    case Event:
        if (row == 0)
            return tr("All events");
        if (const QByteArray &event = m_report.events.at(row - 1).event; !event.isEmpty())
            return QString::fromUtf8(event);
        return tr("Others");
    case Expected:
        return locale.toString(counts.expected);
    case Delivered:
        return locale.toString(counts.delivered);
    case Open:
        return locale.toString(counts.open());
    case Duplicate:
        return locale.toString(counts.duplicate);
    case Lost:
        return locale.toString(counts.lost);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant DeliveryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignment(section != Event));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case Event:
        return tr("Event");
    case Expected:
        return tr("Expected");
    case Delivered:
        return tr("Delivered");
    case Open:
        return tr("Open");
    case Duplicate:
        return tr("Duplicate");
    case Lost:
        return tr("Lost");
    case ColumnCount:
        break;
    }
    return {};
}

void LostModel::setLost(const QList<core::LostDelivery> &lost, qint64 originNs)
{
    if (lost == m_lost && originNs == m_originNs)
        return;
    beginResetModel();
    m_lost = lost;
    m_originNs = originNs;
    endResetModel();
}

int LostModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lost.size());
}

int LostModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LostModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const core::LostDelivery &lost = m_lost.at(m_lost.size() - 1 - index.row());
    switch (role) {
    case Qt::DisplayRole:
        switch (Column(index.column())) {
        case Time:
            return QLocale().toString(double(lost.timeNs - m_originNs) / 1e9, 'f', 6);
        case Event:
            return QString::fromUtf8(lost.event);
        case Client:
            return lost.client;
        case ColumnCount:
            break;
        }
        return {};
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignment(index.column() == Time));
    case MessageRole:
        return lost.message;
    case HopRole:
        return lost.hop;
    default:
        return {};
    }
}

QVariant LostModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignment(section == Time));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case Time:
        return tr("Lost at (s)");
    case Event:
        return tr("Event");
    case Client:
        return tr("Client");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace relayscope::models
