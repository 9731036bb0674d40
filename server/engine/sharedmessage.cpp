#include "engine/sharedmessage.h"

#include <QtEndian>

namespace relayscope::engineio {

namespace {

// RFC 6455 section 5.2: first byte FIN 0x80 | opcode, then 7 bits of length, 126 + uint16 or 127 + uint64 (big endian).
// Example: text "2" is 81 01 32.
constexpr uchar kFinalText = 0x81;
constexpr uchar kFinalBinary = 0x82;
constexpr qsizetype kLongestHeader = 10;

struct FrameHeader {
    uchar bytes[kLongestHeader];
    qsizetype size = 2;
};

FrameHeader frameHeader(uchar firstByte, qsizetype payloadBytes)
{
    FrameHeader header;
    header.bytes[0] = firstByte;
    if (payloadBytes < 126) {
        header.bytes[1] = static_cast<uchar>(payloadBytes);
    } else if (payloadBytes <= 0xFFFF) {
        header.bytes[1] = 126;
        qToBigEndian(static_cast<quint16>(payloadBytes), header.bytes + 2);
        header.size = 4;
    } else {
        header.bytes[1] = 127;
        qToBigEndian(static_cast<quint64>(payloadBytes), header.bytes + 2);
        header.size = kLongestHeader;
    }
    return header;
}

QByteArray frame(const FrameHeader &header, QByteArrayView start, QByteArrayView rest)
{
    QByteArray bytes;
    bytes.reserve(header.size + start.size() + rest.size());
    bytes.append(reinterpret_cast<const char *>(header.bytes), header.size);
    bytes.append(start);
    bytes.append(rest);
    return bytes;
}

} // namespace

std::shared_ptr<const SharedMessage> SharedMessage::text(QByteArrayView data)
{
    std::shared_ptr<SharedMessage> message(new SharedMessage);
    const FrameHeader header = frameHeader(kFinalText, data.size() + 1);
    message->m_frameHeaderBytes = header.size;
    message->m_frame = frame(header, "4", data);
    return message;
}

std::shared_ptr<const SharedMessage> SharedMessage::control(QByteArrayView packet)
{
    std::shared_ptr<SharedMessage> message(new SharedMessage);
    const FrameHeader header = frameHeader(kFinalText, packet.size());
    message->m_frameHeaderBytes = header.size;
    message->m_frame = frame(header, packet, {});
    return message;
}

std::shared_ptr<const SharedMessage> SharedMessage::binary(QByteArray data)
{
    std::shared_ptr<SharedMessage> message(new SharedMessage);
    message->m_data = std::move(data);
    message->m_binary = true;
    return message;
}

qsizetype SharedMessage::dataBytes() const
{
    return m_binary ? m_data.size() : m_frame.size() - m_frameHeaderBytes - 1;
}

const QByteArray &SharedMessage::packet() const
{
    if (m_packet.isEmpty())
        m_packet = m_binary ? 'b' + m_data.toBase64() : m_frame.sliced(m_frameHeaderBytes);
    return m_packet;
}

const QByteArray &SharedMessage::webSocketFrame() const
{
    if (m_frame.isEmpty())
        m_frame = frame(frameHeader(kFinalBinary, m_data.size()), m_data, {});
    return m_frame;
}

QByteArray SharedMessage::webSocketTextFrame() const
{
    if (!m_binary)
        return m_frame;
    return frame(frameHeader(kFinalText, packet().size()), packet(), {});
}

} // namespace relayscope::engineio
