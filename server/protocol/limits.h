#pragma once

#include <QtGlobal>

namespace relayscope::limits {

/// Bytes of one Engine.IO packet or polling payload (engine.io lib/server.ts: maxHttpBufferSize 1e6).
inline constexpr qsizetype kDefaultMaxPayloadBytes = 1'000'000;
/// Bytes of a request's start line and header fields (Node's --max-http-header-size default).
inline constexpr qsizetype kDefaultMaxHttpHeadBytes = 16'384;
/// Nesting of arrays and objects in JSON and MessagePack. Ours: JavaScript has none, a peer must not choose our stack.
inline constexpr int kMaxValueDepth = 64;
/// Values (scalars and containers) of one decoded document. Ours.
inline constexpr qsizetype kMaxValueCount = 1'000'000;
/// Attachments of one binary packet (socket.io-parser 4.2.6: maxAttachments 10).
inline constexpr int kMaxAttachments = 10;
/// Packets in one polling payload. Ours.
inline constexpr qsizetype kMaxPacketsPerPayload = 10'000;
/// Bytes of a namespace name. Ours.
inline constexpr qsizetype kMaxNamespaceBytes = 1'024;
/// Bytes of one message from Redis. Ours: 16 times the default payload.
inline constexpr qsizetype kMaxBusMessageBytes = 16'000'000;

} // namespace relayscope::limits
