#include "core/filter/filtersuggestion.h"

#include <QList>

#include <algorithm>

namespace relayscope::core {

namespace {

/// Longer words are no typing errors of ours.
constexpr qsizetype kMaxWordLength = 40;

/// Optimal string alignment distance, without regard to case.
int distance(QStringView a, QStringView b)
{
    QList<int> beforeLast;
    QList<int> last(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        last[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        QList<int> row(b.size() + 1);
        row[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto same = [&](qsizetype x, qsizetype y) { return a[x].toLower() == b[y].toLower(); };
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same(i - 1, j - 1) ? 0 : 1)});
            if (i > 1 && j > 1 && same(i - 1, j - 2) && same(i - 2, j - 1))
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        beforeLast = std::exchange(last, row);
    }
    return last.constLast();
}

} // namespace

QString nearestWord(QStringView word, const QStringList &known)
{
    if (word.size() > kMaxWordLength)
        return {};
    QString nearest;
    int fewest = 0;
    for (const QString &candidate : known) {
        const int edits = candidate.startsWith(word, Qt::CaseInsensitive) ? 1 : distance(word, candidate);
        const bool isNear = edits <= std::max<qsizetype>(1, candidate.size() / 3);
        if (isNear && (nearest.isEmpty() || edits < fewest)) {
            nearest = candidate;
            fewest = edits;
        }
    }
    return nearest;
}

} // namespace relayscope::core
