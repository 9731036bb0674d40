#include "client/upgradeprobe.h"

#include "client/websockettransport.h"
#include "protocol/engineio/packet.h"

#include <utility>

namespace relayscope::client {

namespace {

const QByteArray &probeData()
{
    static const QByteArray data = QByteArrayLiteral("probe");
    return data;
}

} // namespace

UpgradeProbe::UpgradeProbe(const ClientOptions &options, const QByteArray &sid, QObject *parent)
    : QObject(parent)
    , m_transport(new WebSocketTransport(options, sid, this))
{
    connect(m_transport, &EngineTransport::opened, this, [this] {
        m_transport->send({{engineio::PacketType::Ping, probeData(), false}});
    });
    connect(m_transport, &EngineTransport::packetReceived, this, &UpgradeProbe::handlePacket);
    connect(m_transport, &EngineTransport::ended, this,
        [this](TransportEnd, const QString &detail) { emit failed(detail); });
}

UpgradeProbe::~UpgradeProbe() = default;

void UpgradeProbe::start()
{
    m_transport->open();
}

EngineTransport *UpgradeProbe::takeTransport(QObject *parent)
{
    disconnect(m_transport, nullptr, this, nullptr);
    m_transport->setParent(parent);
    return std::exchange(m_transport, nullptr);
}

void UpgradeProbe::handlePacket(const engineio::Packet &packet)
{
    if (m_answered) {
        return; // The server sends nothing of interest here before it has seen our `5`.
    }
    if (packet.type == engineio::PacketType::Pong && packet.data == probeData()) {
        m_answered = true;
        emit answered();
    } else {
        disconnect(m_transport, nullptr, this, nullptr);
        emit failed(QStringLiteral("probe error"));
    }
}

} // namespace relayscope::client
