#include "models/logmodel.h"

#include "models/tone.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace relayscope::models {

namespace {

/// When room is needed, this part of all rows goes at once, so that not every line moves the view.
constexpr qsizetype kDropChunkDivisor = 50;

qsizetype bytesOf(const core::LogLine &line)
{
    return qsizetype(sizeof(core::LogLine)) + 2 * line.text.size();
}

Tone toneOf(core::LogStream stream)
{
    switch (stream) {
    case core::LogStream::Output:
        return Tone::Plain;
    case core::LogStream::Error:
        return Tone::Pending;
    case core::LogStream::Relayscope:
        return Tone::Quiet;
    }
    Q_UNREACHABLE();
}

} // namespace

QString withoutTerminalCodes(const QString &text)
{
    // ECMA-48: control sequences (ESC [ ... final byte), strings (ESC ] ... BEL or ESC \), other two-byte escapes.
    static const QRegularExpression codes(
        QStringLiteral("\\x1b\\[[0-?]*[ -/]*[@-~]|\\x1b\\][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)?|\\x1b[ "
                       "-~]?|[\\x00-\\x08\\x0b-\\x1f\\x7f]"));
    return QString(text).remove(codes);
}

LogModel::LogModel(LogLimits limits, QObject *parent)
    : QAbstractTableModel(parent)
    , m_limits(limits)
{
}

void LogModel::append(const QList<core::LogLine> &batch)
{
    if (batch.isEmpty())
        return;
    const qsizetype tooMany = std::max(qsizetype(0), batch.size() - m_limits.rows);
    m_dropped += quint64(tooMany);
    const QList<core::LogLine> lines = batch.sliced(tooMany);
    makeRoom(lines);
    const auto isShown = [this](const core::LogLine &line) { return m_source.isEmpty() || line.source == m_source; };
    const auto shown = int(std::count_if(lines.cbegin(), lines.cend(), isShown));
    const auto first = int(m_shown.size());
    if (shown > 0)
        beginInsertRows({}, first, first + shown - 1);
    bool isNewSource = false;
    for (const core::LogLine &line : lines) {
        if (isShown(line))
            m_shown.push_back(m_nextSerial);
        m_lines.push_back({line, m_nextSerial++});
        m_lines.back().line.text = withoutTerminalCodes(line.text);
        m_bytes += bytesOf(m_lines.back().line);
        if (!m_sources.contains(line.source)) {
            m_sources.append(line.source);
            isNewSource = true;
        }
    }
    if (shown > 0)
        endInsertRows();
    if (isNewSource)
        emit sourcesChanged();
}

void LogModel::makeRoom(const QList<core::LogLine> &lines)
{
    qsizetype bytes = m_bytes;
    for (const core::LogLine &line : lines)
        bytes += bytesOf(line);
    const qsizetype rows = qsizetype(m_lines.size()) + lines.size();
    if (rows <= m_limits.rows && bytes <= m_limits.bytes)
        return;
    std::size_t count = 0;
    while (count < m_lines.size()
        && (rows - qsizetype(count) > m_limits.rows || bytes > m_limits.bytes
            || qsizetype(count) < m_limits.rows / kDropChunkDivisor))
        bytes -= bytesOf(m_lines[count++].line);
    dropOldest(count);
}

void LogModel::dropOldest(std::size_t count)
{
    if (count == 0)
        return;
    const quint64 firstKept = m_lines.front().serial + count;
    const auto end = std::lower_bound(m_shown.cbegin(), m_shown.cend(), firstKept);
    const auto shown = int(end - m_shown.cbegin());
    if (shown > 0)
        beginRemoveRows({}, 0, shown - 1);
    for (std::size_t i = 0; i < count; ++i) {
        m_bytes -= bytesOf(m_lines.front().line);
        m_lines.pop_front();
    }
    m_shown.erase(m_shown.cbegin(), end);
    m_dropped += count;
    if (shown > 0)
        endRemoveRows();
}

void LogModel::clear()
{
    beginResetModel();
    m_lines.clear();
    m_shown.clear();
    m_bytes = 0;
    m_dropped = 0;
    endResetModel();
}

void LogModel::setSource(const QString &id)
{
    if (id == m_source)
        return;
    beginResetModel();
    m_source = id;
    m_shown.clear();
    for (const Line &line : m_lines) {
        if (id.isEmpty() || line.line.source == id)
            m_shown.push_back(line.serial);
    }
    endResetModel();
}

void LogModel::setSourceName(const QString &id, const QString &name)
{
    if (m_names.value(id) == name)
        return;
    m_names.insert(id, name);
    if (!m_shown.empty())
        emit dataChanged(index(0, Source), index(rowCount() - 1, Source), {Qt::DisplayRole});
    emit sourcesChanged();
}

void LogModel::setOrigin(qint64 originNs)
{
    if (originNs == m_originNs)
        return;
    m_originNs = originNs;
    if (!m_shown.empty())
        emit dataChanged(index(0, Time), index(rowCount() - 1, Time), {Qt::DisplayRole});
}

const core::LogLine &LogModel::lineAt(int row) const
{
    return m_lines[std::size_t(m_shown[std::size_t(row)] - m_lines.front().serial)].line;
}

int LogModel::rowNear(qint64 timeNs) const
{
    // Lines of several processes are almost in order of time: the nearest of all, not that of a search by halves.
    int nearest = -1;
    qint64 distance = 0;
    for (int row = 0; row < rowCount(); ++row) {
        const qint64 here = std::abs(lineAt(row).timeNs - timeNs);
        if (nearest < 0 || here < distance) {
            nearest = row;
            distance = here;
        }
    }
    return nearest;
}

int LogModel::find(const QString &text, int from, bool forward) const
{
    const int rows = rowCount();
    if (text.isEmpty())
        return -1;
    for (int step = 1; step <= rows; ++step) {
        const int row = ((forward ? from + step : from - step) % rows + rows) % rows;
        if (lineAt(row).text.contains(text, Qt::CaseInsensitive))
            return row;
    }
    return -1;
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const core::LogLine &line = lineAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        switch (Column(index.column())) {
        case Time:
            return QLocale().toString(double(line.timeNs - m_originNs) / 1e9, 'f', 6);
        case Source:
            return line.stream == core::LogStream::Error ? tr("%1, stderr", "process").arg(sourceName(line.source))
                                                         : sourceName(line.source);
        case Text:
            return line.text;
        case ColumnCount:
            break;
        }
        return {};
    case Qt::ToolTipRole:
        return index.column() == Text ? line.text : QLocale().toString(line.time.toLocalTime(), QLocale::LongFormat);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((index.column() == Time ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case TimeNsRole:
        return line.timeNs;
    case ToneRole:
        return QVariant::fromValue(toneOf(line.stream));
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((section == Time ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case Time:
        return tr("Time (s)");
    case Source:
        return tr("Source");
    case Text:
        return tr("Line");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace relayscope::models
