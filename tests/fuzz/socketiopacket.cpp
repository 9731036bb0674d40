#include "fuzz.h"
#include "protocol/socketio/decoder.h"
#include "protocol/socketio/encoder.h"

using namespace relayscope;
using namespace relayscope::socketio;

namespace {

/// Parts of the input are the messages of one client, in turn.
constexpr char kSeparator = '\x1e';
/// A part that begins with it is a binary message.
constexpr char kBinaryMark = '\x1f';

void requireSameOnceEncoded(const Packet &packet)
{
    const EncodedPacket encoded = encode(packet);
    Decoder decoder;
    Decoder::Result result = decoder.addText(encoded.text);
    for (const QByteArray &attachment : encoded.attachments) {
        fuzz::require(result && !*result, "a packet waits for all its attachments");
        result = decoder.addBinary(attachment);
    }
    fuzz::require(result && *result && **result == packet, "what was decoded decodes the same once encoded");
}

} // namespace

void fuzz::run(QByteArrayView input)
{
    Decoder decoder;
    for (const QByteArray &part : input.toByteArray().split(kSeparator)) {
        const Decoder::Result result
            = part.startsWith(kBinaryMark) ? decoder.addBinary(part.sliced(1)) : decoder.addText(part);
        if (!result) {
            require(!decoder.isReconstructing(), "an error resets the decoder");
            return;
        }
        if (!*result)
            continue;
        const Packet &packet = **result;
        if (packet.type == PacketType::Event) {
            const EventView event = viewEvent(packet.payload);
            (void)makeEvent(event.name, event.argumentsJson, packet.payload.attachments());
        }
        (void)packet.payload.toValue();
        requireSameOnceEncoded(packet);
    }
}
