#pragma once

#include "core/explain/explainedframe.h"
#include "ui/theme/semanticcolors.h"

#include <QList>

#include <optional>

namespace relayscope::ui {

/// The background of a part of a frame, the same in all views.
[[nodiscard]] ColorRole partColor(core::explain::PartKind kind);

/// The background of each byte of a frame; nothing where no part is.
[[nodiscard]] QList<std::optional<ColorRole>> byteColors(const core::explain::ExplainedFrame &frame);

} // namespace relayscope::ui
