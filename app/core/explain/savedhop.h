#pragma once

#include "core/explain/explainedframe.h"
#include "core/hop.h"
#include "core/savedmessage.h"
#include "core/status.h"

#include <optional>

namespace relayscope::core::explain {

/// The row as a message that can be changed and sent again, by whom it came from: a client's event by that client, a
/// node's event to one client or to rooms by that node, another server's broadcast as from an emitter. clients: ours, for
/// their socket ids. Nothing when the row carries no whole event.
[[nodiscard]] std::optional<SavedMessage> savedMessage(
    const Hop &hop, const ExplainedFrame &frame, const QList<ClientStatus> &clients);

} // namespace relayscope::core::explain
