#pragma once

#include <QByteArray>

#include <memory>

namespace relayscope::engineio {

/// One Engine.IO message encoded once for all its receivers: a server frame is unmasked, so a broadcast is the same
/// bytes for every WebSocket client. The frame and the polling form are made when first asked for. Immutable to its
/// users; server loop only.
class SharedMessage final {
public:
    /// data: the message without the Engine.IO digit.
    [[nodiscard]] static std::shared_ptr<const SharedMessage> text(QByteArrayView data);
    [[nodiscard]] static std::shared_ptr<const SharedMessage> binary(QByteArray data);

    [[nodiscard]] bool isBinary() const { return m_binary; }
    /// Bytes of the message itself, without digit or frame header.
    [[nodiscard]] qsizetype dataBytes() const;
    /// As in a polling payload: digit + text, or `b` + base64.
    [[nodiscard]] const QByteArray &packet() const;
    /// A complete, final, unmasked WebSocket frame (RFC 6455 section 5.2).
    [[nodiscard]] const QByteArray &webSocketFrame() const;

private:
    explicit SharedMessage(QByteArray data, bool binary);

    QByteArray m_data;
    mutable QByteArray m_packet;
    mutable QByteArray m_frame;
    bool m_binary = false;
};
using SharedMessagePtr = std::shared_ptr<const SharedMessage>;

} // namespace relayscope::engineio
