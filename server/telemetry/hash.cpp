#include "telemetry/hash.h"

namespace relayscope::telemetry {

quint64 hash64(QByteArrayView bytes)
{
    // FNV-1a, 64 bit.
    constexpr quint64 kOffsetBasis = 0xcbf2'9ce4'8422'2325;
    constexpr quint64 kPrime = 0x0000'0100'0000'01b3;
    quint64 hash = kOffsetBasis;
    for (const char byte : bytes) {
        hash ^= static_cast<quint8>(byte);
        hash *= kPrime;
    }
    return hash;
}

} // namespace relayscope::telemetry
