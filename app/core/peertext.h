#pragma once

#include <QString>

namespace relayscope::core {

/// A reason in the English of the wire - of a node, a client or a parser, which speak no other language - in that of
/// the window. What is not known stays as it is.
[[nodiscard]] QString peerText(const QString &english);

} // namespace relayscope::core
