#pragma once

#include "protocol/socketio/packet.h"

#include <QByteArray>
#include <QList>

namespace relayscope::socketio {

/// Text part `<type>[<attachments>-][<nsp>,][<id>][<json>]` (without the Engine.IO digit), followed on the wire by one
/// binary message per attachment.
struct EncodedPacket {
    QByteArray text;
    QList<QByteArray> attachments;

    bool operator==(const EncodedPacket &) const = default;
};

/// Encodes as socket.io-parser 4.2 does. Attachments are shared with the payload, not copied.
[[nodiscard]] EncodedPacket encode(const Packet &packet);

} // namespace relayscope::socketio
