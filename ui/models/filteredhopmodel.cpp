#include "models/filteredhopmodel.h"

#include "models/hopmime.h"

#include <QElapsedTimer>
#include <QTimerEvent>

#include <algorithm>

namespace relayscope::models {

namespace {

/// Rows between two looks at the clock. The dearest filter needs some 20 microseconds for a row.
constexpr quint64 kRowsPerCheck = 64;

} // namespace

FilteredHopModel::FilteredHopModel(HopModel &hops, QObject *parent)
    : QAbstractTableModel(parent)
    , m_hops(hops)
{
    connect(&hops, &QAbstractItemModel::rowsInserted, this, [this] {
        if (!isScanning())
            scan();
    });
    connect(&hops, &QAbstractItemModel::rowsAboutToBeRemoved, this,
        [this](const QModelIndex &, int first, int last) { prepareToDrop(last - first + 1); });
    connect(&hops, &QAbstractItemModel::rowsRemoved, this,
        [this](const QModelIndex &, int first, int last) { drop(last - first + 1); });
    connect(&hops, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&hops, &QAbstractItemModel::modelReset, this, [this] {
        restart();
        endResetModel();
        scan();
    });
    connect(&hops, &HopModel::messagesJoined, this, &FilteredHopModel::updateJoined);
    connect(&hops, &QAbstractItemModel::dataChanged, this, &FilteredHopModel::forwardChange);
    connect(&hops, &HopModel::countersChanged, this, &FilteredHopModel::countersChanged);
    scan();
}

void FilteredHopModel::setFilter(const core::HopFilter &filter, bool showNoise)
{
    beginResetModel();
    m_filter = filter;
    m_showNoise = showNoise;
    restart();
    endResetModel();
    scan();
}

void FilteredHopModel::restart()
{
    m_timer.stop();
    m_serials.clear();
    m_noiseSerials.clear();
    m_brackets.clear();
    m_nextSerial = m_firstSerial;
    m_newSerial = m_firstSerial + quint64(m_hops.rowCount());
}

void FilteredHopModel::scan()
{
    QElapsedTimer clock;
    clock.start();
    const quint64 end = m_firstSerial + quint64(m_hops.rowCount());
    std::deque<quint64> found;
    while (m_nextSerial < end) {
        const quint64 pause = std::min(end, m_nextSerial + kRowsPerCheck);
        for (; m_nextSerial < pause; ++m_nextSerial) {
            const core::Hop &hop = m_hops.hop(int(m_nextSerial - m_firstSerial));
            if (!passes(hop))
                continue;
            const bool isHidden = !m_showNoise && hop.isNoise();
            (isHidden ? m_noiseSerials : found).push_back(m_nextSerial);
        }
        if (clock.hasExpired(kSlice.count()))
            break;
    }
    if (!found.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + int(found.size()) - 1);
        for (const quint64 serial : found)
            m_brackets.append(serial, m_hops.hop(int(serial - m_firstSerial)).message);
        m_serials.insert(m_serials.end(), found.begin(), found.end());
        endInsertRows();
        const auto firstNew = std::lower_bound(found.begin(), found.end(), m_newSerial);
        if (firstNew != found.end())
            emit rowsArrived(int(found.end() - firstNew));
    }
    if (m_nextSerial == end)
        m_timer.stop();
    else if (!isScanning())
        m_timer.start(0, this);
    emit countersChanged();
}

void FilteredHopModel::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        scan();
}

void FilteredHopModel::prepareToDrop(int rows)
{
    m_droppingRows = lowerBound(m_firstSerial + quint64(rows));
    if (m_droppingRows > 0)
        beginRemoveRows({}, 0, m_droppingRows - 1);
}

void FilteredHopModel::drop(int rows)
{
    m_firstSerial += quint64(rows);
    m_nextSerial = std::max(m_nextSerial, m_firstSerial);
    m_serials.erase(m_serials.begin(), m_serials.begin() + m_droppingRows);
    while (!m_noiseSerials.empty() && m_noiseSerials.front() < m_firstSerial)
        m_noiseSerials.pop_front();
    m_brackets.dropBefore(m_firstSerial);
    if (m_droppingRows > 0)
        endRemoveRows();
}

void FilteredHopModel::updateJoined(const QList<core::MessageJoin> &joins, int first, int last)
{
    for (const core::MessageJoin &join : joins)
        m_brackets.join(join);
    if (!m_filter.uses(core::FilterField::Message))
        return;
    // The rows have other numbers now: rarely, one comes into the table or leaves it.
    const quint64 end = std::min(m_nextSerial, m_firstSerial + quint64(last) + 1);
    for (quint64 serial = m_firstSerial + quint64(first); serial < end; ++serial) {
        const core::Hop &hop = m_hops.hop(int(serial - m_firstSerial));
        const bool belongs = passes(hop) && (m_showNoise || !hop.isNoise());
        if (belongs != std::binary_search(m_serials.begin(), m_serials.end(), serial)) {
            setFilter(m_filter, m_showNoise);
            return;
        }
    }
}

void FilteredHopModel::forwardChange(
    const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    const int first = lowerBound(m_firstSerial + quint64(topLeft.row()));
    const int last = lowerBound(m_firstSerial + quint64(bottomRight.row()) + 1) - 1;
    if (first <= last)
        emit dataChanged(index(first, topLeft.column()), index(last, bottomRight.column()), roles);
}

int FilteredHopModel::lowerBound(quint64 serial) const
{
    return int(std::lower_bound(m_serials.begin(), m_serials.end(), serial) - m_serials.begin());
}

int FilteredHopModel::rowOf(quint64 number) const
{
    const auto found = std::partition_point(m_serials.begin(), m_serials.end(),
        [&](quint64 serial) { return m_hops.hop(int(serial - m_firstSerial)).number < number; });
    const auto row = int(found - m_serials.begin());
    return row < rowCount() && hop(row).number == number ? row : -1;
}

HopModel::Span FilteredHopModel::span(quint64 message) const
{
    const MessageBrackets::Span *serials = m_brackets.span(message);
    if (serials == nullptr)
        return {};
    return {lowerBound(serials->first), lowerBound(serials->last)};
}

int FilteredHopModel::nextOfMessage(int row) const
{
    const quint64 message = hop(row).message;
    const int last = message == 0 ? -1 : span(message).last;
    for (int next = row + 1; next <= last; ++next) {
        if (hop(next).message == message)
            return next;
    }
    return -1;
}

int FilteredHopModel::previousOfMessage(int row) const
{
    const quint64 message = hop(row).message;
    if (message == 0)
        return -1;
    const int first = span(message).first;
    for (int previous = row - 1; previous >= first; --previous) {
        if (hop(previous).message == message)
            return previous;
    }
    return -1;
}

MessageBrackets::Mark FilteredHopModel::bracket(int row) const
{
    return m_brackets.mark(m_serials.at(std::size_t(row)), hop(row).message);
}

double FilteredHopModel::progress() const
{
    const int rows = m_hops.rowCount();
    return rows == 0 ? 1.0 : double(m_nextSerial - m_firstSerial) / rows;
}

int FilteredHopModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_serials.size());
}

int FilteredHopModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : HopModel::ColumnCount;
}

QVariant FilteredHopModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QVariant data = m_hops.data(m_hops.index(sourceRow(index.row()), index.column()), role);
    if (role == Qt::ToolTipRole && index.column() == HopModel::Number && bracket(index.row()).hasNoLane)
        return data.toString() + QLatin1Char('\n')
            + tr("Its message has more rows; too many messages run side by side here to draw its bracket too");
    return data;
}

QVariant FilteredHopModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return QAbstractTableModel::headerData(section, orientation, role);
    return m_hops.headerData(section, orientation, role);
}

Qt::ItemFlags FilteredHopModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList FilteredHopModel::mimeTypes() const
{
    return {hopMimeType()};
}

QMimeData *FilteredHopModel::mimeData(const QModelIndexList &indexes) const
{
    QList<quint64> numbers;
    for (const QModelIndex &index : indexes) {
        if (const quint64 number = hop(index.row()).number; !numbers.contains(number))
            numbers.append(number);
    }
    return hopMimeData(numbers);
}

} // namespace relayscope::models
