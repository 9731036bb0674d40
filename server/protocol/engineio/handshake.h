#pragma once

#include "base/expected.h"
#include "protocol/limits.h"

#include <QByteArray>
#include <QList>

#include <chrono>

namespace relayscope::engineio {

/// Data of the open packet: `{"sid","upgrades","pingInterval","pingTimeout","maxPayload"}` in this order.
struct Handshake {
    QByteArray sid;
    QList<QByteArray> upgrades;
    std::chrono::milliseconds pingInterval{25'000};
    std::chrono::milliseconds pingTimeout{20'000};
    qsizetype maxPayloadBytes = limits::kDefaultMaxPayloadBytes;

    bool operator==(const Handshake &) const = default;
};

enum class HandshakeError {
    NotAnObject,
    SidMissing,
    FieldInvalid,
};
[[nodiscard]] const char *toString(HandshakeError error);

[[nodiscard]] QByteArray encodeHandshake(const Handshake &handshake);
/// Unknown members are ignored; intervals must be 1 ms to 24 h, maxPayload may be missing.
[[nodiscard]] Expected<Handshake, HandshakeError> decodeHandshake(QByteArrayView json);

} // namespace relayscope::engineio
