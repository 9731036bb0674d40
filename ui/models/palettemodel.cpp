#include "models/palettemodel.h"

#include <algorithm>

namespace relayscope::models {

void PaletteModel::setEntries(QList<PaletteEntry> entries, const QStringList &recent)
{
    m_entries = std::move(entries);
    m_recent = recent;
    rebuild();
}

void PaletteModel::setQuery(const QString &query)
{
    m_query = query;
    rebuild();
}

void PaletteModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const PaletteEntry &entry = m_entries.at(i);
        if (auto match = fuzzyMatch(m_query, entry.text))
            m_rows.append({i, std::move(*match)});
        else if (const auto other = fuzzyMatch(m_query, entry.otherName); other && !entry.otherName.isEmpty())
            m_rows.append(Row{i, FuzzyMatch{other->score, {}}}); // nothing of what is seen was matched
    }
    const auto recency = [this](const Row &row) {
        const qsizetype place = m_recent.indexOf(m_entries.at(row.entry).id);
        return place < 0 ? m_recent.size() : place;
    };
    std::stable_sort(m_rows.begin(), m_rows.end(), [&recency](const Row &a, const Row &b) {
        return a.match.score != b.match.score ? a.match.score > b.match.score : recency(a) < recency(b);
    });
    m_rows.resize(std::min(m_rows.size(), qsizetype(kMaxRows)));
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PaletteEntry &found = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return found.text;
    case Qt::AccessibleTextRole:
        return found.key.isEmpty() ? tr("%1, %2", "name, kind").arg(found.text, found.kind)
                                   : tr("%1, %2, %3", "name, kind, key").arg(found.text, found.kind, found.key);
    case KindRole:
        return found.kind;
    case KeyRole:
        return found.key;
    case IconRole:
        return found.icon;
    case PositionsRole:
        return QVariant::fromValue(m_rows.at(index.row()).match.positions);
    default:
        return {};
    }
}

} // namespace relayscope::models
