#pragma once

#include "base/expected.h"
#include "protocol/value.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>

namespace relayscope::models {

/// An EVENT that can be sent.
struct OutgoingMessage {
    QByteArray event;
    protocol::Value::Array arguments;

    bool operator==(const OutgoingMessage &) const = default;
};

enum class DraftField { Event, Arguments };

/// Why what is typed in the composer cannot be sent, in the user's language.
struct DraftProblem {
    DraftField field = DraftField::Event;
    QString text;
    /// First wrong character of the field.
    qsizetype position = 0;
};

/// Checks what is typed in the composer. The event must not be empty nor one of the names that Socket.IO keeps for
/// itself (socket.io-client lib/socket.ts RESERVED_EVENTS: emitting one throws there).
[[nodiscard]] Expected<OutgoingMessage, DraftProblem> checkDraft(const QString &event, const QString &arguments);

/// The text frame of the message as the client will write it on a WebSocket: Engine.IO type 4, then the Socket.IO
/// packet on namespace "/". ackId: the id that the acknowledgement will carry, empty for none.
[[nodiscard]] QByteArray wireFrame(const OutgoingMessage &message, std::optional<std::uint64_t> ackId);

} // namespace relayscope::models
