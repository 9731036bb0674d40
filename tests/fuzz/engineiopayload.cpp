#include "fuzz.h"
#include "protocol/engineio/handshake.h"
#include "protocol/engineio/packet.h"

using namespace relayscope;
using namespace relayscope::engineio;

void fuzz::run(QByteArrayView input)
{
    (void)decodePacket(input);
    (void)decodeHandshake(input);
    const DecodedPayload decoded = decodePayload(input);
    if (decoded.packets.isEmpty())
        return;
    const DecodedPayload again = decodePayload(encodePayload(decoded.packets));
    require(!again.error && again.packets == decoded.packets, "what was decoded decodes the same once encoded");
}
