#pragma once

#include "base/expected.h"
#include "protocol/socketio/packet.h"

#include <QByteArray>

#include <optional>

namespace relayscope::socketio {

/// One value per rule a packet can break; the texts of toString() are those of socket.io-parser where it has one.
enum class DecodeError {
    UnknownPacketType,
    IllegalAttachments,
    TooManyAttachments,
    InvalidPayload,
    ReservedEventName,
    PlaintextWhileReconstructing,
    BinaryWhileNotReconstructing,
    PlaceholderOutOfRange,
    /// More than kMaxAttachments. socket.io-parser lets many name one attachment but never writes that; where binaries
    /// go into their places each is a copy, and a peer must not choose how many.
    TooManyPlaceholders,
    NamespaceTooLong,
    TooDeep,
};
[[nodiscard]] const char *toString(DecodeError error);

/// Puts Socket.IO packets together from Engine.IO messages, sans-I/O. A result without packet means that attachments
/// are still missing. After an error the decoder is reset; the connection is to be closed. Every EVENT it gives has a
/// valid event array, every ACK an array; the payload's bytes are those of the wire.
class Decoder final {
public:
    using Result = Expected<std::optional<Packet>, DecodeError>;

    /// text: one text message without the Engine.IO digit.
    [[nodiscard]] Result addText(const QByteArray &text);
    [[nodiscard]] Result addBinary(const QByteArray &bytes);
    [[nodiscard]] bool isReconstructing() const { return m_pending.has_value(); }
    void reset();

private:
    struct Pending {
        /// Its payload comes with the last attachment.
        Packet packet;
        QByteArray json;
        QList<QByteArray> attachments;
        qsizetype expected = 0;
    };
    std::optional<Pending> m_pending;
};

} // namespace relayscope::socketio
