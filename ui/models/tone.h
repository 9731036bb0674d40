#pragma once

#include "core/hop.h"
#include "core/status.h"
#include "core/trace.h"

#include <QMetaType>

namespace relayscope::models {

/// How a state or a row is to be felt; the view gives it colour and shape, never colour alone.
enum class Tone {
    /// Says nothing special.
    Plain,
    /// Nothing runs or nothing happened, as it should be.
    Quiet,
    Good,
    /// On its way, or not as it should be.
    Pending,
    Bad,
};

[[nodiscard]] Tone toneOf(const core::Hop &hop);
[[nodiscard]] Tone toneOf(const core::TraceStep &step);
[[nodiscard]] Tone toneOf(const core::TraceVerdict &verdict);
[[nodiscard]] Tone toneOf(const core::RedisStatus &redis);
[[nodiscard]] Tone toneOf(const core::NodeStatus &node);
[[nodiscard]] Tone toneOf(const core::ClientStatus &client);

} // namespace relayscope::models

Q_DECLARE_METATYPE(relayscope::models::Tone)
