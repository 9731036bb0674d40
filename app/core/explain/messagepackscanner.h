#pragma once

#include "core/explain/bytetree.h"

namespace relayscope::core::explain {

/// Reads one MessagePack value and notes where each value stands. Goes as far as it can: bytes that end early or break
/// off in nonsense give the tree before it. Dates are those of notepack.io. Sans-I/O, for display:
/// protocol::decodeMessagePack() decides what is valid. Nested at most limits::kMaxValueDepth deep; announced counts
/// take no memory.
[[nodiscard]] Scan scanMessagePack(QByteArrayView bytes);

} // namespace relayscope::core::explain
