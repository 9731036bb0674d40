#include "client/engineclient.h"

#include "client/payloadbudget.h"
#include "client/pollingtransport.h"
#include "client/requesturl.h"
#include "client/upgradeprobe.h"
#include "client/websockettransport.h"

#include <utility>

namespace relayscope::client {

using engineio::PacketType;

QString reasonText(EngineEnd end)
{
    switch (end) {
    case EngineEnd::TransportClose:
        return QStringLiteral("transport close");
    case EngineEnd::TransportError:
        return QStringLiteral("transport error");
    case EngineEnd::PingTimeout:
        return QStringLiteral("ping timeout");
    }
    Q_UNREACHABLE();
}

EngineClient::EngineClient(const ClientOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
{
    m_pingTimer.setSingleShot(true);
    // A coarse timer may fire 5 % early, which would end sessions whose ping was still in time.
    m_pingTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_pingTimer, &QTimer::timeout, this,
        [this] { end(EngineEnd::PingTimeout, QStringLiteral("no ping from the server")); });
}

EngineClient::~EngineClient() = default;

void EngineClient::open()
{
    if (m_options.transports.isEmpty() || !isUsable(m_options.url)) {
        const QString detail = m_options.transports.isEmpty() ? QStringLiteral("no transports available")
                                                              : QStringLiteral("not an http or https address");
        QMetaObject::invokeMethod(
            this, [this, detail] { end(EngineEnd::TransportError, detail); }, Qt::QueuedConnection);
        return;
    }
    switch (m_options.transports.constFirst()) {
    case Transport::Polling:
        setTransport(new PollingTransport(m_options, this));
        break;
    case Transport::WebSocket:
        setTransport(new WebSocketTransport(m_options, {}, this));
        break;
    }
    m_transport->open();
}

void EngineClient::setTransport(EngineTransport *transport)
{
    m_transport = transport;
    connect(transport, &EngineTransport::packetReceived, this, &EngineClient::handlePacket);
    connect(transport, &EngineTransport::drained, this, &EngineClient::flush);
    connect(transport, &EngineTransport::paused, this, &EngineClient::completeUpgrade);
    connect(transport, &EngineTransport::ended, this, [this](TransportEnd how, const QString &detail) {
        end(how == TransportEnd::Closed ? EngineEnd::TransportClose : EngineEnd::TransportError, detail);
    });
}

void EngineClient::sendMessage(const QByteArray &data, bool binary)
{
    sendPacket({PacketType::Message, data, binary});
}

void EngineClient::sendPacket(engineio::Packet packet)
{
    if (m_state == State::Ended) {
        return;
    }
    m_queuedBytes += packet.data.size();
    m_queue.append(std::move(packet));
    flush();
}

void EngineClient::flush()
{
    if (m_upgrading || m_state == State::Ended) {
        return;
    }
    if (!m_queue.isEmpty() && m_transport->isWritable()) {
        const bool limited = m_transport->kind() == Transport::Polling && m_handshake.maxPayloadBytes > 0;
        const qsizetype count = limited ? packetsWithinPayload(m_queue, m_handshake.maxPayloadBytes) : m_queue.size();
        QList<engineio::Packet> packets;
        if (count == m_queue.size()) {
            packets = std::exchange(m_queue, {});
            m_queuedBytes = 0;
        } else {
            packets = m_queue.first(count);
            m_queue.remove(0, count);
            for (const engineio::Packet &packet : std::as_const(packets)) {
                m_queuedBytes -= packet.data.size();
            }
        }
        m_transport->send(packets);
    }
    continueClosing();
}

bool EngineClient::isWritable() const
{
    return m_state == State::Open && m_transport->isWritable();
}

bool EngineClient::isAlive()
{
    if (m_state != State::Open) {
        return false;
    }
    if (std::chrono::steady_clock::now() > m_pingDeadline) {
        m_pingTimer.start(0);
        return false;
    }
    return true;
}

Transport EngineClient::transport() const
{
    return m_transport != nullptr ? m_transport->kind() : Transport::Polling;
}

void EngineClient::handlePacket(const engineio::Packet &packet)
{
    if (packet.type == PacketType::Open) {
        handleOpenPacket(packet.data);
        return;
    }
    if (m_state != State::Open) {
        return;
    }
    switch (packet.type) {
    case PacketType::Ping:
        restartPingTimer();
        sendPacket({PacketType::Pong, {}, false});
        emit pingAnswered();
        break;
    case PacketType::Message:
        emit messageReceived(packet.data, packet.binary);
        break;
    case PacketType::Open:
    case PacketType::Close:
    case PacketType::Pong:
    case PacketType::Upgrade:
    case PacketType::Noop:
        break;
    }
}

void EngineClient::handleOpenPacket(const QByteArray &data)
{
    if (m_state != State::Opening) {
        return;
    }
    auto handshake = engineio::decodeHandshake(data);
    if (!handshake) {
        end(EngineEnd::TransportError,
            QStringLiteral("invalid handshake: %1").arg(QLatin1String(toString(handshake.error()))));
        return;
    }
    m_handshake = std::move(*handshake);
    m_transport->setSid(m_handshake.sid);
    m_state = State::Open;
    restartPingTimer();
    emit opened();
    if (m_state == State::Open) {
        startProbe();
    }
}

void EngineClient::restartPingTimer()
{
    const std::chrono::milliseconds delay = m_handshake.pingInterval + m_handshake.pingTimeout;
    m_pingDeadline = std::chrono::steady_clock::now() + delay;
    m_pingTimer.start(delay);
}

void EngineClient::startProbe()
{
    if (!m_handshake.upgrades.contains("websocket") || !m_options.transports.contains(Transport::WebSocket)
        || m_transport->kind() == Transport::WebSocket) {
        return;
    }
    m_probe = new UpgradeProbe(m_options, m_handshake.sid, this);
    connect(m_probe, &UpgradeProbe::answered, this, [this] {
        m_upgrading = true;
        m_transport->pause();
    });
    connect(m_probe, &UpgradeProbe::failed, this, &EngineClient::giveUpUpgrade);
    m_probe->start();
}

void EngineClient::dropProbe()
{
    if (m_probe == nullptr) {
        return;
    }
    // Its socket may be read once more before it is deleted.
    m_probe->disconnect(this);
    std::exchange(m_probe, nullptr)->deleteLater();
}

void EngineClient::giveUpUpgrade()
{
    dropProbe();
    if (std::exchange(m_upgrading, false)) {
        m_transport->resume();
        flush();
    }
}

void EngineClient::completeUpgrade()
{
    EngineTransport *const polling = m_transport;
    polling->disconnect(this);
    polling->deleteLater();
    setTransport(m_probe->takeTransport(this));
    dropProbe();
    m_transport->send({{PacketType::Upgrade, {}, false}});
    m_upgrading = false;
    if (m_state == State::Open) {
        emit upgraded();
    }
    flush();
}

void EngineClient::closeAndDelete()
{
    disconnect(this, nullptr, parent(), nullptr);
    m_pingTimer.stop();
    QTimer::singleShot(kCloseTimeout, this, &QObject::deleteLater);
    if (m_state != State::Open) {
        sayGoodbye();
        return;
    }
    m_state = State::Closing;
    if (!m_upgrading) {
        dropProbe();
    }
    continueClosing();
}

void EngineClient::continueClosing()
{
    if (m_state == State::Closing && !m_upgrading && m_queue.isEmpty() && m_transport->isWritable()) {
        sayGoodbye();
    }
}

void EngineClient::sayGoodbye()
{
    m_state = State::Ended;
    if (m_transport == nullptr) {
        deleteLater();
        return;
    }
    m_transport->disconnect(this);
    connect(m_transport, &QObject::destroyed, this, &QObject::deleteLater);
    m_transport->closeAndDelete();
}

void EngineClient::end(EngineEnd how, const QString &detail)
{
    if (m_state == State::Ended) {
        return;
    }
    m_pingTimer.stop();
    dropProbe();
    if (m_state == State::Closing) {
        sayGoodbye();
        return;
    }
    m_state = State::Ended;
    emit ended(how, detail);
}

} // namespace relayscope::client
