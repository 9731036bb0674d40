#pragma once

#include "client/clientoptions.h"
#include "client/enginetransport.h"
#include "protocol/engineio/handshake.h"
#include "protocol/engineio/packet.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>

namespace relayscope::client {

class UpgradeProbe;

enum class EngineEnd { TransportClose, TransportError, PingTimeout };
/// The reason as Socket.IO names it: "transport close", "transport error", "ping timeout".
[[nodiscard]] QString reasonText(EngineEnd end);

/// One Engine.IO v4 session, from its first transport through the upgrade to its end; never used again after that.
/// Lives on the thread of the Manager, which is its parent. Knows nothing of Socket.IO packets or reconnection.
class EngineClient final : public QObject {
    Q_OBJECT

public:
    /// Bytes that may wait for the transport before isCongested(). Ours: the official client has no limit.
    static constexpr qsizetype kMaxQueuedBytes = 64 * 1024 * 1024;

    EngineClient(const ClientOptions &options, QObject *parent);
    ~EngineClient() override;
    Q_DISABLE_COPY_MOVE(EngineClient)

    /// Never emits at once.
    void open();
    void sendMessage(const QByteArray &data, bool binary);
    /// Sends what is queued, says goodbye to the server and deletes itself; kCloseTimeout at most. Emits nothing any
    /// more.
    void closeAndDelete();

    /// True when the transport would take a packet now.
    [[nodiscard]] bool isWritable() const;
    [[nodiscard]] bool isCongested() const { return m_queuedBytes > kMaxQueuedBytes; }
    /// Open, and the server's ping is not overdue. It may be without the timer having noticed, when this thread was
    /// busy; the session ends in the next turn then.
    [[nodiscard]] bool isAlive();
    [[nodiscard]] Transport transport() const;
    [[nodiscard]] const QByteArray &sid() const { return m_handshake.sid; }

signals:
    void opened();
    void messageReceived(const QByteArray &data, bool binary);
    void upgraded();
    /// The server's ping came and was answered.
    void pingAnswered();
    /// Once, before or after opened(); nothing follows.
    void ended(relayscope::client::EngineEnd end, const QString &detail);

private:
    enum class State { Opening, Open, Closing, Ended };
    static constexpr std::chrono::milliseconds kCloseTimeout{5'000};

    void setTransport(EngineTransport *transport);
    void sendPacket(engineio::Packet packet);
    void flush();
    void handlePacket(const engineio::Packet &packet);
    void handleOpenPacket(const QByteArray &data);
    void restartPingTimer();
    void startProbe();
    void dropProbe();
    void giveUpUpgrade();
    void completeUpgrade();
    void continueClosing();
    void sayGoodbye();
    void end(EngineEnd how, const QString &detail);

    ClientOptions m_options;
    engineio::Handshake m_handshake;
    EngineTransport *m_transport = nullptr;
    UpgradeProbe *m_probe = nullptr;
    QList<engineio::Packet> m_queue;
    qsizetype m_queuedBytes = 0;
    QTimer m_pingTimer;
    std::chrono::steady_clock::time_point m_pingDeadline;
    State m_state = State::Opening;
    bool m_upgrading = false;
};

} // namespace relayscope::client
