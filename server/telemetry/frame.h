#pragma once

#include "base/expected.h"
#include "telemetry/event.h"
#include "telemetry/sink.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>
#include <variant>

namespace relayscope::telemetry {

/// The monitoring protocol between nodes and the hub, over a local socket (docs/telemetry.md).
///
/// Every frame: uint32 length of what follows, uint8 type, body; little endian. Strings: uint32 length + bytes. The
/// first frame of a node is Hello; the hub closes on any other, on a version it does not have and on a wrong token.
/// Both programs come from one build, so the version must match exactly.
inline constexpr quint32 kMagic = 0x52'4C'59'53; // "RLYS"
inline constexpr quint16 kVersion = 2;
inline constexpr qsizetype kMaxFrameBytes = 4'000'000;
inline constexpr qsizetype kMaxEventsPerBatch = 4'096;
/// Rooms, and excepted rooms, of one Emit.
inline constexpr qsizetype kMaxEmitRooms = 10'000;
inline constexpr qint64 kMaxAckTimeoutMs = 3'600'000;

/// node -> hub, first.
struct Hello {
    quint32 magic = kMagic;
    quint16 version = kVersion;
    QByteArray nodeId;
    qint64 pid = 0;
    QByteArray token;
    bool operator==(const Hello &) const = default;
};

/// node -> hub. dropped: events lost in the node's ring since the last batch.
struct Batch {
    quint64 dropped = 0;
    QList<Event> events;
    bool operator==(const Batch &) const = default;
};

/// node -> hub, once a second at Level::Counters and above: monotonic totals and gauges by metric name.
struct Counters {
    qint64 timeNs = 0;
    QList<std::pair<QByteArray, double>> values;
    bool operator==(const Counters &) const = default;
};

/// hub -> node. payloadPrefixBytes: 0..65536, used at Level::Payloads.
struct SetLevel {
    Level level = Level::Headers;
    quint32 payloadPrefixBytes = 0;
    bool operator==(const SetLevel &) const = default;
};

/// hub -> node: close clients properly and exit 0, as SIGTERM.
struct Stop {
    bool operator==(const Stop &) const = default;
};

/// hub -> node: obey these rules from now on (docs/rules.md); sockets stay. Answered with RulesAnswer.
struct SetRules {
    QByteArray json;
    bool operator==(const SetRules &) const = default;
};

/// node -> hub, once for each SetRules, in order. Not ok: the old rules stay. line, column: from 1, 0 without a place.
struct RulesAnswer {
    bool ok = false;
    qint32 line = 0;
    qint32 column = 0;
    QByteArray message;
    bool operator==(const RulesAnswer &) const = default;
};

/// hub -> node: broadcast this, as the node's own code would. Answered with EmitResult.
struct Emit {
    /// The hub's; comes back in the result.
    quint64 id = 0;
    bool local = false;
    bool isVolatile = false;
    /// -1: ask for no acknowledgement; at most kMaxAckTimeoutMs.
    qint64 ackTimeoutMs = -1;
    QByteArray nsp;
    QList<QByteArray> rooms;
    QList<QByteArray> except;
    QByteArray event;
    /// A MessagePack array, so that binary arguments come as such.
    QByteArray arguments;
    bool operator==(const Emit &) const = default;
};

enum class EmitOutcome : quint8 {
    Sent = 0,
    /// All clients that were asked have answered.
    Acknowledged = 1,
    TimedOut = 2,
    /// Nothing was sent; the reason tells why.
    Refused = 3,
};

/// node -> hub, once for each Emit.
struct EmitResult {
    quint64 id = 0;
    EmitOutcome outcome = EmitOutcome::Sent;
    /// Clients that did not answer in time; -1 when not all nodes have said how many they asked.
    qint32 missing = 0;
    /// JSON array of what the clients answered, empty when none was asked.
    QByteArray answers;
    QByteArray reason;
    bool operator==(const EmitResult &) const = default;
};

using Frame = std::variant<Hello, Batch, Counters, SetLevel, Stop, SetRules, RulesAnswer, Emit, EmitResult>;

enum class FrameError {
    TooLarge,
    UnknownType,
    Truncated,
    TrailingBytes,
    TooManyItems,
    BadMagic,
    BadVersion,
    BadValue,
};
[[nodiscard]] const char *toString(FrameError error);

[[nodiscard]] QByteArray encodeFrame(const Frame &frame);

/// Puts frames together from a byte stream. Bounded by kMaxFrameBytes; after an error it stays in error and the
/// connection is to be closed.
class FrameReader final {
public:
    void append(QByteArrayView bytes);
    /// The next whole frame; nothing while bytes are missing.
    [[nodiscard]] Expected<std::optional<Frame>, FrameError> next();

private:
    QByteArray m_buffer;
    qsizetype m_offset = 0;
    std::optional<FrameError> m_error;
};

} // namespace relayscope::telemetry
