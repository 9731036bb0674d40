#include "client/payloadbudget.h"

#include <cmath>

namespace relayscope::client {

namespace {

/// Base64 makes 4 characters of 3 bytes; the official client rounds the factor.
constexpr double kBase64Overhead = 1.33;

qsizetype estimatedBytes(const engineio::Packet &packet)
{
    if (!packet.binary) {
        return packet.data.size();
    }
    return static_cast<qsizetype>(std::ceil(static_cast<double>(packet.data.size()) * kBase64Overhead));
}

} // namespace

qsizetype packetsWithinPayload(const QList<engineio::Packet> &packets, qsizetype maxPayloadBytes)
{
    qsizetype payloadBytes = 1; // the type digit of the first packet
    for (qsizetype i = 0; i < packets.size(); ++i) {
        payloadBytes += estimatedBytes(packets.at(i));
        if (i > 0 && payloadBytes > maxPayloadBytes) {
            return i;
        }
        payloadBytes += 2; // separator and type digit of the next one
    }
    return packets.size();
}

} // namespace relayscope::client
