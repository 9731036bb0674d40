#include "protocol/socketio/encoder.h"

#include <array>
#include <charconv>
#include <cstddef>

namespace relayscope::socketio {

namespace {

/// BINARY_EVENT is EVENT + 3, BINARY_ACK is ACK + 3.
constexpr int kBinaryTypeOffset = 3;
constexpr std::size_t kMaxUint64Digits = 20;

/// Decimal digits of a number, on the stack.
class Digits final {
public:
    explicit Digits(std::uint64_t number)
        : m_end(std::to_chars(m_text.data(), m_text.data() + m_text.size(), number).ptr)
    {
    }
    [[nodiscard]] QByteArrayView view() const { return QByteArrayView(m_text.data(), m_end); }

private:
    std::array<char, kMaxUint64Digits> m_text;
    const char *m_end;
};

} // namespace

EncodedPacket encode(const Packet &packet)
{
    const QList<QByteArray> &attachments = packet.payload.attachments();
    const QByteArray &json = packet.payload.json();
    const bool isBinary = !attachments.isEmpty();
    Q_ASSERT(!isBinary || packet.type == PacketType::Event || packet.type == PacketType::Ack);
    const bool hasNsp = packet.nsp != "/";
    const int type = static_cast<int>(packet.type) + (isBinary ? kBinaryTypeOffset : 0);

    EncodedPacket encoded;
    // Type digit, dash and comma around the parts: one allocation for all.
    encoded.text.reserve(
        3 + static_cast<qsizetype>(2 * kMaxUint64Digits) + (hasNsp ? packet.nsp.size() : 0) + json.size());
    encoded.text.append(static_cast<char>('0' + type));
    if (isBinary) {
        encoded.text.append(Digits(static_cast<std::uint64_t>(attachments.size())).view());
        encoded.text.append('-');
    }
    if (hasNsp) {
        encoded.text.append(packet.nsp);
        encoded.text.append(',');
    }
    if (packet.id)
        encoded.text.append(Digits(*packet.id).view());
    encoded.text.append(json);
    encoded.attachments = attachments;
    return encoded;
}

} // namespace relayscope::socketio
