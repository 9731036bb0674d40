#include "protocol/socketio/decoder.h"

#include "protocol/jsonreader.h"
#include "protocol/limits.h"
#include "protocol/socketio/payloadscan.h"

#include <charconv>

namespace relayscope::socketio {

namespace {

/// What stands before the JSON of a text message.
struct Header {
    PacketType type = PacketType::Event;
    /// 0 when the packet is not a binary one.
    qsizetype attachmentCount = 0;
    QByteArrayView nsp = "/";
    std::optional<std::uint64_t> id;
    QByteArrayView json;
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

QByteArrayView leadingDigits(QByteArrayView text)
{
    qsizetype length = 0;
    while (length < text.size() && isDigit(text[length]))
        ++length;
    return text.first(length);
}

/// The number of digits, nothing when there are none or it does not fit.
std::optional<std::uint64_t> toNumber(QByteArrayView digits)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc())
        return std::nullopt;
    return number;
}

/// `<count>-`; what is left of rest begins after the dash.
Expected<qsizetype, DecodeError> readAttachmentCount(QByteArrayView &rest)
{
    const QByteArrayView digits = leadingDigits(rest);
    if (digits.isEmpty() || digits.size() == rest.size() || rest[digits.size()] != '-')
        return Unexpected(DecodeError::IllegalAttachments);
    const auto count = toNumber(digits);
    if (count == 0U)
        return Unexpected(DecodeError::IllegalAttachments);
    if (!count || *count > static_cast<std::uint64_t>(limits::kMaxAttachments))
        return Unexpected(DecodeError::TooManyAttachments);
    rest = rest.sliced(digits.size() + 1);
    return static_cast<qsizetype>(*count);
}

/// socket.io-protocol v5 "Packet encoding": `<type>[<attachments>-][<nsp>,][<id>][<json>]`.
Expected<Header, DecodeError> readHeader(QByteArrayView text)
{
    constexpr char kBinaryEvent = '5';
    constexpr char kBinaryAck = '6';

    Header header;
    if (text.isEmpty() || text.front() < '0' || text.front() > kBinaryAck)
        return Unexpected(DecodeError::UnknownPacketType);
    const char type = text.front();
    QByteArrayView rest = text.sliced(1);
    if (type == kBinaryEvent || type == kBinaryAck) {
        const auto count = readAttachmentCount(rest);
        if (!count)
            return Unexpected(count.error());
        header.attachmentCount = *count;
        header.type = type == kBinaryEvent ? PacketType::Event : PacketType::Ack;
    } else {
        header.type = static_cast<PacketType>(type - '0');
    }
    if (rest.startsWith('/')) {
        const qsizetype comma = rest.indexOf(',');
        header.nsp = comma < 0 ? rest : rest.first(comma);
        if (header.nsp.size() > limits::kMaxNamespaceBytes)
            return Unexpected(DecodeError::NamespaceTooLong);
        rest = comma < 0 ? QByteArrayView() : rest.sliced(comma + 1);
    }
    const QByteArrayView digits = leadingDigits(rest);
    if (!digits.isEmpty()) {
        header.id = toNumber(digits);
        if (!header.id)
            return Unexpected(DecodeError::InvalidPayload);
    }
    header.json = rest.sliced(digits.size());
    return header;
}

/// Whether a packet may come without JSON. socket.io-parser lets all do so; the protocol text does not, and nobody
/// can use an event without a name or an acknowledgement without arguments.
bool mayBeEmpty(PacketType type)
{
    return type != PacketType::Event && type != PacketType::Ack;
}

bool isKindAllowed(PacketType type, const PayloadScan &scan)
{
    using Kind = PayloadScan::Kind;
    switch (type) {
    case PacketType::Connect:
        return scan.root() == Kind::Object;
    case PacketType::Disconnect:
        return false;
    case PacketType::Event:
        return scan.firstElement() == Kind::Text || scan.firstElement() == Kind::Number;
    case PacketType::Ack:
        return scan.root() == Kind::Array;
    case PacketType::ConnectError:
        return scan.root() == Kind::Object || scan.root() == Kind::Text;
    }
    return false;
}

std::optional<DecodeError> checkPayload(const Header &header)
{
    if (header.json.isEmpty())
        return mayBeEmpty(header.type) ? std::nullopt : std::optional(DecodeError::InvalidPayload);
    PayloadScan scan(header.attachmentCount);
    const auto read = protocol::readJson(header.json, scan);
    if (!read)
        return read.error().error == protocol::JsonError::TooDeep ? DecodeError::TooDeep : DecodeError::InvalidPayload;
    if (!isKindAllowed(header.type, scan))
        return DecodeError::InvalidPayload;
    if (header.type == PacketType::Event && scan.firstElementIsReserved())
        return DecodeError::ReservedEventName;
    if (scan.hasBadPlaceholder())
        return DecodeError::PlaceholderOutOfRange;
    if (scan.placeholderCount() > limits::kMaxAttachments)
        return DecodeError::TooManyPlaceholders;
    return std::nullopt;
}

} // namespace

const char *toString(DecodeError error)
{
    switch (error) {
    case DecodeError::UnknownPacketType:
        return "unknown packet type";
    case DecodeError::IllegalAttachments:
        return "Illegal attachments";
    case DecodeError::TooManyAttachments:
        return "too many attachments";
    case DecodeError::InvalidPayload:
        return "invalid payload";
    case DecodeError::ReservedEventName:
        return "invalid payload: reserved event name";
    case DecodeError::PlaintextWhileReconstructing:
        return "got plaintext data when reconstructing a packet";
    case DecodeError::BinaryWhileNotReconstructing:
        return "got binary data when not reconstructing a packet";
    case DecodeError::PlaceholderOutOfRange:
        return "illegal attachments";
    case DecodeError::TooManyPlaceholders:
        return "too many placeholders";
    case DecodeError::NamespaceTooLong:
        return "namespace too long";
    case DecodeError::TooDeep:
        return "payload nested too deeply";
    }
    return "";
}

Decoder::Result Decoder::addText(const QByteArray &text)
{
    if (m_pending) {
        reset();
        return Unexpected(DecodeError::PlaintextWhileReconstructing);
    }
    const auto header = readHeader(text);
    if (!header)
        return Unexpected(header.error());
    if (const auto error = checkPayload(*header))
        return Unexpected(*error);

    Packet packet;
    packet.type = header->type;
    if (header->nsp != "/")
        packet.nsp = header->nsp.toByteArray();
    packet.id = header->id;
    if (header->attachmentCount == 0) {
        packet.payload = Payload(header->json.toByteArray(), {});
        return std::optional(std::move(packet));
    }
    m_pending = Pending{std::move(packet), header->json.toByteArray(), {}, header->attachmentCount};
    return std::optional<Packet>();
}

Decoder::Result Decoder::addBinary(const QByteArray &bytes)
{
    if (!m_pending)
        return Unexpected(DecodeError::BinaryWhileNotReconstructing);
    m_pending->attachments.append(bytes);
    if (m_pending->attachments.size() < m_pending->expected)
        return std::optional<Packet>();
    Packet packet = std::move(m_pending->packet);
    packet.payload = Payload(std::move(m_pending->json), std::move(m_pending->attachments));
    reset();
    return std::optional(std::move(packet));
}

void Decoder::reset()
{
    m_pending.reset();
}

} // namespace relayscope::socketio
