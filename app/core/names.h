#pragma once

#include "core/hop.h"

#include <QByteArray>

namespace relayscope::core {

/// Names of values for machines: stable, camelCase, never translated.
[[nodiscard]] QByteArray nameOf(PlaceKind kind);
[[nodiscard]] QByteArray nameOf(HopKind kind);
[[nodiscard]] QByteArray nameOf(Verdict verdict);

} // namespace relayscope::core
