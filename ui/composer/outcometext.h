#pragma once

#include "core/sendjob.h"
#include "core/trace.h"
#include "models/tone.h"

#include <QString>

namespace relayscope::ui {

/// What became of a message, in words, and how it is to be felt.
struct Outcome {
    QString text;
    models::Tone tone = models::Tone::Plain;
};

/// Of one message its answer, or what is missing of it; of several the counts, told apart by who sends them. trace: of
/// the one message, as far as it is known, to name those who did not answer.
[[nodiscard]] Outcome outcome(
    const core::SavedMessage &message, const core::SendProgress &progress, const core::Trace &trace = {});

} // namespace relayscope::ui
