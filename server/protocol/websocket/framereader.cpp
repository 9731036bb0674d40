#include "protocol/websocket/framereader.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace relayscope::websocket {

namespace {

// RFC 6455 section 5.2: FIN, three reserved bits, four of opcode; mask bit, seven of length, 126 + uint16 or 127 +
// uint64 (big endian), four bytes of mask. Example: text "2" masked with 1 2 3 4 is 81 81 01 02 03 04 33.
constexpr quint8 kFinal = 0x80;
constexpr quint8 kReserved = 0x70;
constexpr quint8 kOpcode = 0x0F;
constexpr quint8 kMasked = 0x80;
constexpr quint8 kLength = 0x7F;
constexpr quint8 kLength16 = 126;
constexpr quint8 kLength64 = 127;
constexpr std::size_t kMaskBytes = 4;

constexpr Violation protocolError(const char *description)
{
    return {1002, description};
}
constexpr Violation kInvalidUtf8{1007, "text is not UTF-8"};
constexpr Violation kTooBig{1009, "message is too big"};

std::size_t headerSize(char secondByte)
{
    const quint8 length = static_cast<quint8>(secondByte) & kLength;
    const std::size_t extended = length == kLength16 ? 2 : length == kLength64 ? 8 : 0;
    return 2 + extended + (static_cast<quint8>(secondByte) & kMasked ? kMaskBytes : 0);
}

/// position: of bytes' first in the frame's payload.
void unmask(std::span<char> bytes, std::array<char, kMaskBytes> mask, qsizetype position)
{
    std::rotate(mask.begin(), mask.begin() + position % static_cast<qsizetype>(kMaskBytes), mask.end());
    quint64 wide = 0;
    std::memcpy(&wide, mask.data(), kMaskBytes);
    std::memcpy(reinterpret_cast<char *>(&wide) + kMaskBytes, mask.data(), kMaskBytes);
    std::size_t i = 0;
    for (; i + sizeof wide <= bytes.size(); i += sizeof wide) {
        quint64 word = 0;
        std::memcpy(&word, bytes.data() + i, sizeof word);
        word ^= wide;
        std::memcpy(bytes.data() + i, &word, sizeof word);
    }
    for (; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(bytes[i] ^ mask[i % kMaskBytes]);
}

/// The codes that a peer may send (RFC 6455 section 7.4, and 1012 to 1014 of its registry).
bool isCloseCode(quint16 code)
{
    return (code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006)
        || (code >= 3000 && code <= 4999);
}

std::optional<Violation> checkClose(QByteArrayView payload)
{
    if (payload.isEmpty())
        return std::nullopt;
    if (payload.size() == 1 || !isCloseCode(qFromBigEndian<quint16>(payload.data())))
        return protocolError("invalid close code");
    if (!payload.sliced(2).isValidUtf8())
        return kInvalidUtf8;
    return std::nullopt;
}

} // namespace

FrameReader::FrameReader(qsizetype maxMessageBytes)
    : m_maxMessageBytes(maxMessageBytes)
{
}

Expected<std::optional<Message>, Violation> FrameReader::read(std::span<char> &input)
{
    if (std::exchange(m_messageTaken, false))
        m_message = QByteArray(); // and not clear(): an idle connection keeps no memory
    for (;;) {
        if (!m_frame) {
            const Expected<bool, Violation> complete = readHeader(input);
            if (!complete)
                return Unexpected(complete.error());
            if (!*complete)
                return std::optional<Message>();
        }
        const auto missing = static_cast<std::size_t>(m_frame->size - m_frameBytes);
        const std::span<char> part = input.first(std::min(missing, input.size()));
        unmask(part, m_frame->mask, m_frameBytes);
        input = input.subspan(part.size());
        const bool isWhole = part.size() == missing;
        const bool cameAtOnce = isWhole && m_frameBytes == 0;
        if (cameAtOnce && (m_frame->isControl() || (m_frame->isFinal && m_message.isEmpty()))) {
            Expected<std::optional<Message>, Violation> finished
                = finishFrame(QByteArrayView(part.data(), static_cast<qsizetype>(part.size())));
            if (!finished || *finished)
                return finished;
            continue;
        }
        if (m_frame->isControl())
            std::copy(part.begin(), part.end(), m_control.begin() + m_frameBytes);
        else
            m_message.append(part.data(), static_cast<qsizetype>(part.size()));
        m_frameBytes += static_cast<qsizetype>(part.size());
        if (!isWhole)
            return std::optional<Message>();
        m_messageTaken = !m_frame->isControl() && m_frame->isFinal;
        Expected<std::optional<Message>, Violation> finished = finishFrame(
            m_frame->isControl() ? QByteArrayView(m_control.data(), m_frameBytes) : QByteArrayView(m_message));
        if (!finished || *finished)
            return finished;
    }
}

Expected<bool, Violation> FrameReader::readHeader(std::span<char> &input)
{
    std::span<const char> header;
    if (m_headerBytes == 0 && input.size() >= 2 && input.size() >= headerSize(input[1])) {
        header = input.first(headerSize(input[1]));
        input = input.subspan(header.size());
    } else {
        while (m_headerBytes < 2 || m_headerBytes < headerSize(m_header[1])) {
            if (input.empty())
                return false;
            m_header[m_headerBytes++] = input.front();
            input = input.subspan(1);
        }
        header = std::span(m_header).first(std::exchange(m_headerBytes, 0));
    }
    if (const std::optional<Violation> violation = acceptHeader(header))
        return Unexpected(*violation);
    return true;
}

std::optional<Violation> FrameReader::acceptHeader(std::span<const char> header)
{
    const auto first = static_cast<quint8>(header[0]);
    const auto second = static_cast<quint8>(header[1]);
    Frame frame;
    frame.isFinal = (first & kFinal) != 0;
    frame.opcode = first & kOpcode;
    if ((first & kReserved) != 0)
        return protocolError("reserved bits are set");
    if (frame.isControl()) {
        if (frame.opcode > static_cast<quint8>(Opcode::Pong))
            return protocolError("unknown opcode");
        if (!frame.isFinal || (second & kLength) > kMaxControlBytes)
            return protocolError("control frame is fragmented or too long");
    } else if (frame.opcode > static_cast<quint8>(Opcode::Binary)) {
        return protocolError("unknown opcode");
    } else if ((frame.opcode == 0) != (m_messageOpcode != 0)) {
        return protocolError(frame.opcode == 0 ? "continuation of nothing" : "message inside a message");
    }
    if ((second & kMasked) == 0)
        return protocolError("frame is not masked");

    quint64 size = second & kLength;
    if (size == kLength16)
        size = qFromBigEndian<quint16>(header.data() + 2);
    else if (size == kLength64)
        size = qFromBigEndian<quint64>(header.data() + 2);
    const qsizetype before = frame.isControl() ? 0 : m_message.size();
    if (size > static_cast<quint64>(m_maxMessageBytes - before) && !frame.isControl())
        return kTooBig;
    frame.size = static_cast<qsizetype>(size);
    std::copy(header.end() - kMaskBytes, header.end(), frame.mask.begin());
    m_frame = frame;
    m_frameBytes = 0;
    return std::nullopt;
}

/// payload: of the control frame, or of the message so far.
Expected<std::optional<Message>, Violation> FrameReader::finishFrame(QByteArrayView payload)
{
    const Frame frame = *std::exchange(m_frame, std::nullopt);
    if (frame.isControl()) {
        const Message message{static_cast<Opcode>(frame.opcode), payload};
        if (message.opcode == Opcode::Close) {
            if (const std::optional<Violation> violation = checkClose(payload))
                return Unexpected(*violation);
        }
        return std::optional<Message>(message);
    }
    if (frame.opcode != 0)
        m_messageOpcode = frame.opcode;
    if (!frame.isFinal)
        return std::optional<Message>();
    const Message message{static_cast<Opcode>(std::exchange(m_messageOpcode, 0)), payload};
    if (message.opcode == Opcode::Text && !payload.isValidUtf8())
        return Unexpected(kInvalidUtf8);
    return std::optional<Message>(message);
}

} // namespace relayscope::websocket
