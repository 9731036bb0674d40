#pragma once

#include "core/hop.h"

#include <QStringList>

#include <optional>

namespace relayscope::core {

/// The words of the filter language for kinds and verdicts: English, stable, never translated, so that a saved filter
/// means the same in every language of the window.
[[nodiscard]] QLatin1StringView filterWord(HopKind kind);
[[nodiscard]] QLatin1StringView filterWord(Verdict verdict);
/// All of them, in the order of the enums.
[[nodiscard]] const QStringList &filterKindWords();
[[nodiscard]] const QStringList &filterVerdictWords();

} // namespace relayscope::core
