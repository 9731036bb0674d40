#pragma once

#include "engine/enginesession.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace relayscope::socketio::test {

/// An Engine.IO session without network: the test is the client. Like the real one it never calls its listener from
/// inside send() or close().
class FakeSession final : public engineio::EngineSession {
public:
    explicit FakeSession(QByteArray sid);

    [[nodiscard]] const QByteArray &sid() const override { return m_sid; }
    [[nodiscard]] engineio::TransportKind transport() const override { return m_transport; }
    [[nodiscard]] const engineio::SessionRequest &request() const override { return m_request; }
    void setListener(engineio::SessionListener *listener) override { m_listener = listener; }
    void markEstablished() override { m_established = true; }
    [[nodiscard]] bool isEstablished() const { return m_established; }
    void send(const engineio::SharedMessagePtr &message) override;
    [[nodiscard]] bool isWritable() const override { return m_writable; }
    [[nodiscard]] qsizetype queuedBytes() const override { return 0; }
    void close(engineio::DisconnectReason reason) override { m_closeReason = reason; }
    void abort(engineio::DisconnectReason reason) override { m_closeReason = reason; }

    /// From the client: the text without Engine.IO digit, or a binary message.
    void receive(const QByteArray &text) { m_listener->textReceived(text); }
    void receiveBinary(const QByteArray &bytes) { m_listener->binaryReceived(bytes); }
    /// The transport ended; the listener is gone after it.
    void end(engineio::DisconnectReason reason) { m_listener->sessionClosed(reason, QByteArray()); }

    /// Sent since the last call; a binary message as `b` and its base64, as in a polling payload.
    [[nodiscard]] QList<QByteArray> takeSent();
    [[nodiscard]] const QList<engineio::SharedMessagePtr> &messages() const { return m_messages; }
    [[nodiscard]] std::optional<engineio::DisconnectReason> closeReason() const { return m_closeReason; }
    [[nodiscard]] bool isClosing() const { return m_closeReason.has_value(); }

    void setTransport(engineio::TransportKind transport) { m_transport = transport; }
    void setWritable(bool writable) { m_writable = writable; }
    engineio::SessionRequest &editRequest() { return m_request; }

private:
    QByteArray m_sid;
    engineio::TransportKind m_transport = engineio::TransportKind::WebSocket;
    engineio::SessionRequest m_request;
    engineio::SessionListener *m_listener = nullptr;
    QList<engineio::SharedMessagePtr> m_messages;
    qsizetype m_taken = 0;
    std::optional<engineio::DisconnectReason> m_closeReason;
    bool m_writable = true;
    bool m_established = false;
};

} // namespace relayscope::socketio::test
