#pragma once

#include "core/hop.h"

#include <QStringList>

namespace relayscope::core {

/// The words of the filter language for kinds and verdicts: those of core/names.h with hyphens, so that a saved filter
/// means the same in every language of the window.
[[nodiscard]] const QString &filterWord(HopKind kind);
[[nodiscard]] const QString &filterWord(Verdict verdict);
/// All of them, in the order of the enums.
[[nodiscard]] const QStringList &filterKindWords();
[[nodiscard]] const QStringList &filterVerdictWords();

} // namespace relayscope::core
