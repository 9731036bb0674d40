#pragma once

#include <QByteArray>

#include <memory>

namespace relayscope::engineio {

/// One Engine.IO packet encoded once for all its receivers: a server frame is unmasked, so a broadcast is the same
/// bytes for every WebSocket client. The forms that are not free are made when first asked for. Immutable to its
/// users; server loop only.
class SharedMessage final {
public:
    /// A message; data is what follows the Engine.IO digit.
    [[nodiscard]] static std::shared_ptr<const SharedMessage> text(QByteArrayView data);
    [[nodiscard]] static std::shared_ptr<const SharedMessage> binary(QByteArray data);
    /// Any other text packet (ping, noop, open ...), given with its digit.
    [[nodiscard]] static std::shared_ptr<const SharedMessage> control(QByteArrayView packet);

    SharedMessage(const SharedMessage &) = delete;
    SharedMessage &operator=(const SharedMessage &) = delete;

    [[nodiscard]] bool isBinary() const { return m_binary; }
    /// Bytes of the message itself, without digit or frame header.
    [[nodiscard]] qsizetype dataBytes() const;
    /// As in a polling payload: digit + text, or `b` + base64.
    [[nodiscard]] const QByteArray &packet() const;
    /// A complete, final, unmasked WebSocket frame (RFC 6455 section 5.2).
    [[nodiscard]] const QByteArray &webSocketFrame() const;
    /// The same for a peer that cannot take binary frames (query b64=1): always a text frame.
    [[nodiscard]] QByteArray webSocketTextFrame() const;

private:
    SharedMessage() = default;

    /// Binary only: the bytes as given.
    QByteArray m_data;
    mutable QByteArray m_packet;
    mutable QByteArray m_frame;
    qsizetype m_frameHeaderBytes = 0;
    bool m_binary = false;
};
using SharedMessagePtr = std::shared_ptr<const SharedMessage>;

} // namespace relayscope::engineio
