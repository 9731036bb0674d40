#pragma once

#include "base/expected.h"
#include "core/document/clusterdocument.h"

#include <QByteArrayView>
#include <QString>

namespace relayscope::core {

/// What is wrong with a cluster file and where, line and column from 1.
struct DocumentError {
    int line = 1;
    int column = 1;
    QString message;

    /// "3:14: message".
    [[nodiscard]] QString toString() const;
    bool operator==(const DocumentError &) const = default;
};

/// Most of each in a file, so that one that was made by mistake does not start ten thousand processes.
inline constexpr qsizetype kMaxDocumentNodes = 64;
inline constexpr qsizetype kMaxDocumentClients = 2'000;
inline constexpr qsizetype kMaxShelfMessages = 1'000;

/// Reads a cluster file. Unknown and repeated keys, ids that are there twice and clients of unknown nodes are errors.
[[nodiscard]] Expected<ClusterDocument, DocumentError> readDocument(QByteArrayView json);

/// Reads what writeMessages() wrote.
[[nodiscard]] Expected<QList<SavedMessage>, DocumentError> readMessages(QByteArrayView json);

} // namespace relayscope::core
