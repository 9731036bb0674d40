#pragma once

#include "base/expected.h"
#include "core/document/clusterdocument.h"

#include <QString>

namespace relayscope::core {

/// Bytes of the largest cluster file that is read.
inline constexpr qint64 kMaxDocumentBytes = 16'000'000;

/// The error is one sentence with the file, and the place in it where there is one.
[[nodiscard]] Expected<ClusterDocument, QString> loadDocument(const QString &file);
/// All or nothing: a file that is there stays as it is when the new one cannot be written whole.
[[nodiscard]] Expected<void, QString> saveDocument(const QString &file, const ClusterDocument &document);

} // namespace relayscope::core
