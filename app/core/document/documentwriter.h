#pragma once

#include "core/document/clusterdocument.h"

#include <QByteArray>

namespace relayscope::core {

/// JSON of a cluster file: indented, keys in a fixed order, what has its default left out. readDocument() gives the
/// document back.
[[nodiscard]] QByteArray writeDocument(const ClusterDocument &document);

/// The messages of a shelf alone, a JSON array, for the clipboard.
[[nodiscard]] QByteArray writeMessages(const QList<SavedMessage> &messages);

} // namespace relayscope::core
