#include "models/fuzzymatch.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace relayscope::models {

namespace {

constexpr int kAtStart = 12;
constexpr int kAtWordStart = 8;
constexpr int kAdjacent = 5;
/// What lies between, up to a bound: a long text is not a worse one.
constexpr int kGap = -1;
constexpr int kMaxGap = 6;
constexpr int kNone = std::numeric_limits<int>::min() / 2;

int placeScore(QStringView text, qsizetype index)
{
    if (index == 0)
        return kAtStart;
    return text[index].isLetterOrNumber() && !text[index - 1].isLetterOrNumber() ? kAtWordStart : 0;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text)
{
    QString wanted;
    for (const QChar c : pattern) {
        if (!c.isSpace())
            wanted.append(c.toCaseFolded());
    }
    if (wanted.isEmpty())
        return FuzzyMatch{};
    if (wanted.size() > text.size())
        return std::nullopt;

    // best[i][j]: score of matching wanted[0..i] with wanted[i] at text[j]. Texts here are labels, so the square of
    // their length is small.
    const auto rows = std::size_t(wanted.size());
    const auto columns = std::size_t(text.size());
    std::vector<std::vector<int>> best(rows, std::vector<int>(columns, kNone));
    std::vector<std::vector<int>> from(rows, std::vector<int>(columns, -1));
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t j = i; j < columns; ++j) {
            if (text[qsizetype(j)].toCaseFolded() != wanted[qsizetype(i)])
                continue;
            const int place = placeScore(text, qsizetype(j));
            if (i == 0) {
                best[i][j] = place + kGap * std::min(int(j), kMaxGap);
                continue;
            }
            for (std::size_t k = i - 1; k < j; ++k) {
                if (best[i - 1][k] == kNone)
                    continue;
                const int gap = int(j - k) - 1;
                const int score = best[i - 1][k] + place + (gap == 0 ? kAdjacent : kGap * std::min(gap, kMaxGap));
                if (score > best[i][j]) {
                    best[i][j] = score;
                    from[i][j] = int(k);
                }
            }
        }
    }
    const auto last = std::max_element(best.back().begin(), best.back().end());
    if (*last == kNone)
        return std::nullopt;
    FuzzyMatch match;
    match.score = *last;
    int column = int(last - best.back().begin());
    for (auto row = rows; row-- > 0;) {
        match.positions.prepend(column);
        column = from[row][std::size_t(column)];
    }
    return match;
}

} // namespace relayscope::models
