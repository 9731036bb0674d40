#pragma once

#include "client/enginetransport.h"

#include <QByteArray>

class QWebSocket;

namespace relayscope::client {

/// Engine.IO over one WebSocket: a text frame is a text packet, a binary frame is a binary message.
class WebSocketTransport final : public EngineTransport {
    Q_OBJECT

public:
    /// sid: session to upgrade, empty to begin one.
    WebSocketTransport(const ClientOptions &options, const QByteArray &sid, QObject *parent);

    [[nodiscard]] Transport kind() const override { return Transport::WebSocket; }
    void open() override;
    [[nodiscard]] bool isWritable() const override { return m_state == State::Open && m_writable; }
    void send(const QList<engineio::Packet> &packets) override;
    void setSid(const QByteArray &sid) override { m_sid = sid; }
    void pause() override;
    void resume() override { }
    void closeAndDelete() override;

private:
    enum class State { Opening, Open, Ended };

    void handleConnected();
    void handleText(const QString &text);
    void handleBinary(const QByteArray &bytes);
    void handleError();
    void handleDisconnected();
    void drain();
    void end(TransportEnd how, const QString &detail);

    ClientOptions m_options;
    QByteArray m_sid;
    QWebSocket *m_socket;
    State m_state = State::Opening;
    bool m_writable = false;
};

} // namespace relayscope::client
