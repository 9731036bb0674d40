#include "socketio/outgoingpacket.h"

#include "protocol/socketio/encoder.h"

namespace relayscope::socketio {

OutgoingPacket::OutgoingPacket(const Packet &packet)
    : m_payload(packet.payload)
    , m_ackId(packet.id)
{
    const EncodedPacket encoded = encode(packet);
    m_messages.append(engineio::SharedMessage::text(encoded.text));
    qsizetype bytes = encoded.text.size();
    for (const QByteArray &attachment : encoded.attachments) {
        m_messages.append(engineio::SharedMessage::binary(attachment));
        bytes += attachment.size();
    }
    m_bytes = static_cast<quint32>(bytes);
}

const QByteArray &OutgoingPacket::eventName() const
{
    if (!m_eventName)
        m_eventName = viewEvent(m_payload).name;
    return *m_eventName;
}

} // namespace relayscope::socketio
