#pragma once

#include "core/explain/explainedframe.h"
#include "core/hop.h"
#include "core/savedmessage.h"

#include <functional>
#include <optional>

namespace relayscope::core::explain {

/// The socket id of one of our clients, empty when it has none now.
using SocketIdOf = std::function<QByteArray(const QString &clientId)>;

/// The row as a message that can be changed and sent again, by whom it came from: a client's event by that client, a
/// node's event to one client or to rooms by that node, another server's broadcast as from an emitter. Nothing when the
/// row carries no whole event.
[[nodiscard]] std::optional<SavedMessage> savedMessage(
    const Hop &hop, const ExplainedFrame &frame, const SocketIdOf &socketIdOf);

} // namespace relayscope::core::explain
