#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

/// A server that a test scripts packet by packet: just enough HTTP, WebSocket and Engine.IO, written without our
/// codecs, to record what the client puts on the wire and to misbehave on purpose. One session at a time.
class FakeServer final : public QObject {
    Q_OBJECT

public:
    struct Settings {
        /// JSON of "upgrades" in the handshake.
        QByteArray upgrades = "[]";
        int pingIntervalMs = 25'000;
        int pingTimeoutMs = 20'000;
        int maxPayload = 1'000'000;
        /// Takes connections and requests, answers none.
        bool isSilent = false;
        /// Answers CONNECT with {"sid":"socket<n>"}.
        bool answersConnect = true;
        /// Calls answerProbe() for `2probe`.
        bool answersProbe = true;
        bool refusesUpgrade = false;
        /// Instead of the handshake when not empty.
        QByteArray handshakeBody;
        int handshakeStatus = 200;
    };

    explicit FakeServer(QObject *parent = nullptr);
    ~FakeServer() override;
    Q_DISABLE_COPY_MOVE(FakeServer)

    [[nodiscard]] QUrl url() const;

    Settings settings;
    /// "GET <target>", "POST <target> <body>"; t and sid are replaced by `*`.
    QList<QByteArray> requests;
    /// Frames of the client: text as it is, binary as `<hex>`, close as `close`.
    QList<QByteArray> frames;
    int sessionCount = 0;

    [[nodiscard]] bool isPolled() const { return m_poll != nullptr; }
    [[nodiscard]] bool hasWebSocket() const { return m_webSocket != nullptr; }

    /// Sends an Engine.IO text packet by WebSocket when there is one, else with the next poll.
    void send(const QByteArray &packet);
    /// Sends `3probe`, and ends every poll with `6` until the client sends `5`.
    void answerProbe();
    /// By WebSocket only.
    void sendBinary(const QByteArray &bytes);
    /// Answers the held poll.
    void answerPoll(int status, const QByteArray &body);
    /// Writes to the upgrading or only WebSocket, whatever the session runs on.
    void sendFrame(const QByteArray &text);
    void closeWebSocket();
    void dropConnections();

signals:
    /// An Engine.IO packet of the client, by POST or frame.
    void packetReceived(const QByteArray &packet);

private:
    void acceptConnection();
    void read(QTcpSocket *connection);
    bool readRequest(QTcpSocket *connection, QByteArray &buffer);
    bool readFrame(QByteArray &buffer);
    void handleRequest(QTcpSocket *connection, const QByteArray &head, const QByteArray &body);
    void acceptWebSocket(QTcpSocket *connection, const QByteArray &head, bool isUpgrade);
    void handlePacket(const QByteArray &packet);
    void flush();
    [[nodiscard]] QByteArray handshake();
    static void respond(QTcpSocket *connection, int status, const QByteArray &body);
    void writeFrame(quint8 opcode, const QByteArray &payload);

    QTcpServer m_listener;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QTcpSocket *m_poll = nullptr;
    QTcpSocket *m_webSocket = nullptr;
    QList<QByteArray> m_outbox;
    bool m_isUpgraded = false;
    bool m_isUpgrading = false;
    int m_connectCount = 0;
};
