#pragma once

#include "core/specs.h"

#include <QSet>
#include <QStringList>

namespace relayscope::core {

/// Port of the first node where nothing is said; the next nodes have the next ones.
inline constexpr quint16 kFirstNodePort = 3000;

/// Of a name that is chosen by hand: enough to read, few enough for a box of the picture.
inline constexpr qsizetype kMaxNameChars = 40;

/// Fills in what is empty: "node-a", "node A", 3000; "node-b", "node B", 3001; ... after Z "node-27". taken: ids and
/// names of the others. A spec with an id of its own keeps port 0, any free one.
void completeNode(NodeSpec &spec, const QSet<QString> &taken);
/// The same for "client-1", "client 1"; the node is not its business.
void completeClient(ClientSpec &spec, const QSet<QString> &taken);
/// The first of the nodes that have the fewest of these clients; empty without nodes.
[[nodiscard]] QString leastUsedNode(const QStringList &nodeIds, const QList<ClientSpec> &clients);

} // namespace relayscope::core
