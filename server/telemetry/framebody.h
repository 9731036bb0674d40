#pragma once

#include "telemetry/frame.h"
#include "telemetry/wirebytes.h"

/// What stands in a frame behind its type (docs/telemetry.md). Inside this library only.
namespace relayscope::telemetry {

enum class FrameType : quint8 {
    Hello = 1,
    Batch = 2,
    Counters = 3,
    SetLevel = 4,
    Stop = 5,
    SetRules = 6,
    RulesAnswer = 7,
    Emit = 8,
    EmitResult = 9,
};

using FrameResult = Expected<Frame, FrameError>;

/// node -> hub
[[nodiscard]] FrameType writeBody(WireWriter &out, const Hello &hello);
[[nodiscard]] FrameType writeBody(WireWriter &out, const Batch &batch);
[[nodiscard]] FrameType writeBody(WireWriter &out, const Counters &counters);
[[nodiscard]] FrameType writeBody(WireWriter &out, const RulesAnswer &answer);
[[nodiscard]] FrameType writeBody(WireWriter &out, const EmitResult &result);
[[nodiscard]] FrameResult readHello(WireReader &in);
[[nodiscard]] FrameResult readBatch(WireReader &in);
[[nodiscard]] FrameResult readCounters(WireReader &in);
[[nodiscard]] FrameResult readRulesAnswer(WireReader &in);
[[nodiscard]] FrameResult readEmitResult(WireReader &in);

/// hub -> node
[[nodiscard]] FrameType writeBody(WireWriter &out, const SetLevel &setLevel);
[[nodiscard]] FrameType writeBody(WireWriter &out, const Stop &stop);
[[nodiscard]] FrameType writeBody(WireWriter &out, const SetRules &setRules);
[[nodiscard]] FrameType writeBody(WireWriter &out, const Emit &emission);
[[nodiscard]] FrameResult readSetLevel(WireReader &in);
[[nodiscard]] FrameResult readSetRules(WireReader &in);
[[nodiscard]] FrameResult readEmit(WireReader &in);

} // namespace relayscope::telemetry
