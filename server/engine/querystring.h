#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace relayscope::engineio {

/// Name and decoded value, in the order in which the names first appear.
using QueryParameters = QList<std::pair<QByteArray, QByteArray>>;

/// The query of a request target (between `?` and `#`), decoded as URLSearchParams does: `+` is a space, bad percent
/// escapes stay as they are, the last of equal names wins.
[[nodiscard]] QueryParameters parseQuery(QByteArrayView target);

/// Empty when absent: Engine.IO treats both alike.
[[nodiscard]] QByteArray queryValue(const QueryParameters &query, QByteArrayView name);

} // namespace relayscope::engineio
