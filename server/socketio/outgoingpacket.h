#pragma once

#include "engine/sharedmessage.h"
#include "protocol/socketio/packet.h"

#include <QByteArray>
#include <QVarLengthArray>

#include <cstdint>
#include <optional>

namespace relayscope::socketio {

/// A Socket.IO packet encoded once for all its receivers: the text message and one binary message for each attachment,
/// shared by every local socket. Lives as long as one delivery.
class OutgoingPacket final {
public:
    using Messages = QVarLengthArray<engineio::SharedMessagePtr, 4>;

    explicit OutgoingPacket(const Packet &packet);

    [[nodiscard]] const Messages &messages() const { return m_messages; }
    /// Bytes of all messages.
    [[nodiscard]] quint32 bytes() const { return m_bytes; }
    [[nodiscard]] const Payload &payload() const { return m_payload; }
    [[nodiscard]] std::optional<std::uint64_t> ackId() const { return m_ackId; }
    /// Name of an EVENT, worked out at the first call: only telemetry asks.
    [[nodiscard]] const QByteArray &eventName() const;

private:
    Messages m_messages;
    Payload m_payload;
    std::optional<std::uint64_t> m_ackId;
    mutable std::optional<QByteArray> m_eventName;
    quint32 m_bytes = 0;
};

} // namespace relayscope::socketio
