#pragma once

#include <QByteArray>

namespace relayscope::engineio {

/// Session ids as Node's base64id makes them: base64url of 12 random bytes and a 3-byte big-endian counter, so 20
/// characters whose last four count AAAA, AAAB, ... The random part comes from the system's secure generator: whoever
/// knows a sid may act for its session.
class SidGenerator final {
public:
    [[nodiscard]] QByteArray next();

private:
    quint32 m_counter = 0;
};

} // namespace relayscope::engineio
