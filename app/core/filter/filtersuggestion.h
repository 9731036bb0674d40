#pragma once

#include <QStringList>

namespace relayscope::core {

/// The known word that was probably meant: the nearest by insertions, deletions, replacements and swaps of neighbours,
/// when they are few for its length; empty when there is none.
[[nodiscard]] QString nearestWord(QStringView word, const QStringList &known);

} // namespace relayscope::core
