#include "models/tracemodel.h"

#include "core/words.h"
#include "models/tone.h"

#include <QLocale>

#include <algorithm>

namespace relayscope::models {

namespace {

Qt::Alignment alignment(TraceModel::Column column)
{
    const bool isNumber = column == TraceModel::Time || column == TraceModel::Duration;
    return (isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace

QString whereText(const core::Trace &trace, const core::TraceStep &step)
{
    const QString &from = trace.lanes.at(step.from).name;
    return step.isNote() ? from : TraceModel::tr("%1 → %2", "from, to").arg(from, trace.lanes.at(step.to).name);
}

QString stepToolTip(const core::Trace &trace, int index)
{
    const core::TraceStep &step = trace.steps.at(index);
    QStringList lines{whereText(trace, step), step.text};
    const QString departure = core::durationText(step.departureNs);
    lines.append(step.durationNs() > 0
            ? TraceModel::tr("left after %1, took %2").arg(departure, core::durationText(step.durationNs()))
            : TraceModel::tr("after %1", "time since the first hop").arg(departure));
    if (step.inferred)
        lines.append(TraceModel::tr("Inferred: %1", "why").arg(step.doubt));
    return lines.join(QLatin1Char('\n'));
}

void TraceModel::setTrace(const core::Trace &trace)
{
    if (trace.message != m_trace.message || trace.steps.size() < m_trace.steps.size()) {
        beginResetModel();
        m_trace = trace;
        endResetModel();
        return;
    }
    const auto before = int(m_trace.steps.size());
    const auto after = int(trace.steps.size());
    if (after > before)
        beginInsertRows({}, before, after - 1);
    m_trace = trace;
    if (after > before)
        endInsertRows();
    if (before > 0)
        emit dataChanged(index(0, 0), index(before - 1, ColumnCount - 1));
}

int TraceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_trace.steps.size());
}

int TraceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TraceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const core::TraceStep &step = m_trace.steps.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(step, Column(index.column()));
    case Qt::ToolTipRole:
        return stepToolTip(m_trace, index.row());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignment(Column(index.column())));
    case ToneRole:
        return QVariant::fromValue(toneOf(step));
    case DepartureRole:
        return step.departureNs;
    case ArrivalRole:
        return step.arrivalNs;
    case InferredRole:
        return step.inferred;
    case StoppedRole:
        return step.stopped;
    default:
        return {};
    }
}

QString TraceModel::text(const core::TraceStep &step, Column column) const
{
    switch (column) {
    case Time:
        return QLocale().toString(double(step.departureNs) / 1e6, 'f', 3);
    case Where:
        return whereText(m_trace, step);
    case What:
        return step.text;
    case Duration:
        return step.durationNs() == 0 ? QString() : core::durationText(step.durationNs());
    case Verdict:
        return core::verdictText(step.verdict);
    case Evidence:
        return step.inferred ? tr("inferred") : tr("observed");
    case ColumnCount:
        break;
    }
    return {};
}

QVariant TraceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignment(Column(section)));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case Time:
        return tr("After (ms)");
    case Where:
        return tr("Where");
    case What:
        return tr("What happened");
    case Duration:
        return tr("Took");
    case Verdict:
        return tr("Verdict");
    case Evidence:
        return tr("Evidence");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace relayscope::models
