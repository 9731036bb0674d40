#pragma once

#include <QList>
#include <QStringView>

#include <optional>

namespace relayscope::models {

struct FuzzyMatch {
    /// Higher is better.
    int score = 0;
    /// Indexes in the text of the characters that were matched, ascending.
    QList<int> positions;
};

/// Whether the characters of the pattern come in the text in this order, case apart, and how well: at the beginnings of
/// words and next to each other is best. Blanks in the pattern are ignored; an empty pattern matches everything with 0.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text);

} // namespace relayscope::models
