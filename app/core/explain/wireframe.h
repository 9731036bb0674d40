#pragma once

#include "core/explain/explainedframe.h"

namespace relayscope::core::explain {

/// Takes a text frame of a client apart: `42/chat,7["msg",{}]` is an Engine.IO message (4) with an event (2) on /chat
/// that asks for answer 7 (engine.io-protocol v4, socket.io-protocol v5 "Packet encoding"). What breaks the grammar
/// becomes the payload. Sans-I/O.
[[nodiscard]] ExplainedFrame explainWireText(const QByteArray &text);

} // namespace relayscope::core::explain
