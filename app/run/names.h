#pragma once

#include "core/hop.h"

#include <QByteArray>

namespace relayscope::run {

/// Names of values for machines: stable, camelCase, never translated.
[[nodiscard]] QByteArray nameOf(core::PlaceKind kind);
[[nodiscard]] QByteArray nameOf(core::HopKind kind);
[[nodiscard]] QByteArray nameOf(core::Verdict verdict);

} // namespace relayscope::run
