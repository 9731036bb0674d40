#pragma once

#include "protocol/engineio/packet.h"

#include <QList>

namespace relayscope::client {

/// How many packets from the front fit into one polling POST of at most maxPayloadBytes, estimated as the official
/// client does (engine.io-client socket.ts _getWritablePackets): binary counts 1.33 times its size. At least 1 of a
/// list that is not empty: a single packet over the limit is sent alone and left for the server to refuse.
[[nodiscard]] qsizetype packetsWithinPayload(const QList<engineio::Packet> &packets, qsizetype maxPayloadBytes);

} // namespace relayscope::client
