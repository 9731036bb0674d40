#include "models/traceverdictmodel.h"

#include "models/tone.h"

namespace relayscope::models {

void TraceVerdictModel::setVerdicts(const QList<core::TraceVerdict> &verdicts)
{
    if (verdicts == m_verdicts)
        return;
    beginResetModel();
    m_verdicts = verdicts;
    endResetModel();
}

int TraceVerdictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_verdicts.size());
}

QVariant TraceVerdictModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const core::TraceVerdict &verdict = m_verdicts.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return verdict.inferred ? tr("%1 (inferred)", "sentence").arg(verdict.text) : verdict.text;
    case Qt::ToolTipRole:
        return verdict.text;
    case ToneRole:
        return QVariant::fromValue(toneOf(verdict));
    default:
        return {};
    }
}

} // namespace relayscope::models
