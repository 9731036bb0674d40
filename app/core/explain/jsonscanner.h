#pragma once

#include "core/explain/bytetree.h"

namespace relayscope::core::explain {

/// Reads one JSON value (RFC 8259) from bytes[from] on and notes where each value stands; offsets count from the
/// beginning of bytes. Goes as far as it can: bytes that end early or break off in nonsense give the tree before it.
/// Sans-I/O, for display: protocol::parseJson() decides what is valid. Nested at most limits::kMaxValueDepth deep.
[[nodiscard]] Scan scanJson(QByteArrayView bytes, qsizetype from = 0);

} // namespace relayscope::core::explain
