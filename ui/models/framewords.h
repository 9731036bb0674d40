#pragma once

#include "core/explain/copytext.h"
#include "core/explain/explainedframe.h"

#include <QStringList>

namespace relayscope::models {

/// What a part of a frame is, in the user's language; the key of a member that has no word of its own.
[[nodiscard]] QString partLabel(const core::explain::FramePart &part);
/// One sentence that explains such a part.
[[nodiscard]] QString partExplanation(const core::explain::FramePart &part);
/// What is not as on the wire: cut, put together again, not understood. Whole sentences, none for an ordinary frame.
[[nodiscard]] QStringList frameNotes(const core::explain::ExplainedFrame &frame);
[[nodiscard]] QString copyFormText(core::explain::CopyForm form);

} // namespace relayscope::models
