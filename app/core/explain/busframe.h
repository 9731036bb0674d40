#pragma once

#include "core/explain/explainedframe.h"

namespace relayscope::core::explain {

/// What travels on a channel of Redis.
enum class BusMessageKind { Broadcast, Request, Response, Plain };

/// By the name of the channel alone, whatever prefix the adapter was given.
[[nodiscard]] BusMessageKind busMessageKind(const QByteArray &channel);

/// Takes a message of the Redis adapter apart: MessagePack `[uid, packet, opts]` of a broadcast; JSON or MessagePack of
/// a request or response, told apart by the first byte (@socket.io/redis-adapter 8.3 lib/index.ts). bytes may be only
/// the first of wireBytes. What is none of the adapter's is opaque. Sans-I/O.
[[nodiscard]] ExplainedFrame explainBusMessage(BusMessageKind kind, const QByteArray &bytes, qint64 wireBytes);

} // namespace relayscope::core::explain
