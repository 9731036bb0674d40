#pragma once

#include <QtGlobal>

#include <chrono>

namespace relayscope::engineio {

/// How fast one client may send. 0 is no limit.
struct Rates {
    double packetsPerSecond = 0;
    double bytesPerSecond = 0;
};

/// Keeps one client to its rates by telling how long to read nothing from it. What comes within one second may come at
/// once; nothing is ever refused, so a message of any size gets through and is paid for afterwards.
class RateLimit final {
public:
    /// How long to wait before more is read; zero while within the rates. nowNs: of any clock that never goes back.
    [[nodiscard]] std::chrono::milliseconds take(int packets, qsizetype bytes, const Rates &rates, qint64 nowNs);

private:
    /// Seconds of the rates that are used up.
    float m_packetSeconds = 0;
    float m_byteSeconds = 0;
    qint64 m_takenNs = 0;
};

} // namespace relayscope::engineio
