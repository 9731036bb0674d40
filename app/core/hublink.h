#pragma once

#include "telemetry/frame.h"

#include <QByteArray>
#include <QLocalSocket>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <tuple>

namespace relayscope::core {

/// One node's connection to the hub: the greeting, then its frames. Lives on the monitor thread, owned by TelemetryHub.
/// Anything that is not the protocol ends the connection with a reason in words.
class HubLink final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kHelloTimeout{5'000};
    static constexpr qint64 kMaxUnreadBytes = 64'000'000;

    /// Takes the socket as its child.
    HubLink(QLocalSocket *socket, QByteArray token, QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(HubLink)

    /// Node id of the greeting, empty before it.
    [[nodiscard]] QString nodeId() const { return QString::fromUtf8(m_hello.nodeId); }
    /// Unlike for each run of a node.
    [[nodiscard]] QByteArray instance() const;
    void send(const telemetry::Frame &frame) { std::ignore = send(telemetry::encodeFrame(frame)); }
    /// Bytes of a whole frame. False when the node has left kMaxUnreadBytes unread: nothing is sent.
    [[nodiscard]] bool send(const QByteArray &frame);

signals:
    void greeted();
    void batchReceived(const relayscope::telemetry::Batch &batch);
    void countersReceived(const relayscope::telemetry::Counters &counters);
    void rulesAnswered(const relayscope::telemetry::RulesAnswer &answer);
    void emitAnswered(const relayscope::telemetry::EmitResult &result);
    /// Once, last. reason is empty when the node closed it.
    void closed(const QString &reason);

private:
    void read();
    void handle(const telemetry::Frame &frame);
    void greet(const telemetry::Hello &hello);
    void close(const QString &reason);

    QLocalSocket *m_socket;
    QByteArray m_token;
    telemetry::FrameReader m_reader;
    telemetry::Hello m_hello;
    QTimer m_helloTimer;
    bool m_isGreeted = false;
    bool m_isClosed = false;
};

} // namespace relayscope::core
