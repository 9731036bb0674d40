#pragma once

#include "core/explain/explainedframe.h"
#include "core/hop.h"

namespace relayscope::core::explain {

/// The bytes of one row and what they are made of. message: all rows of the same message, for what the row itself does
/// not know; the frame of a client is put together again from the event that was reported, a node's Redis row takes the
/// bytes that the tap saw. Rows that carry no message have no frame.
[[nodiscard]] ExplainedFrame explainFrame(const Hop &hop, const QList<Hop> &message);

} // namespace relayscope::core::explain
