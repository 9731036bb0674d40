#pragma once

#include "core/savedmessage.h"
#include "core/specs.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace relayscope::core {

/// What a cluster file holds: what to run and what the user wrote for it. docs/cluster-file.md describes the JSON.
struct ClusterDocument {
    ClusterSpec cluster;
    /// Text of the rules of all nodes; empty: what each node's own `rulesFile` says, or its default. Kept as it was
    /// typed, also while it is not valid.
    QByteArray rules;
    /// Rules that were typed and not applied; only in what is kept for a restore, empty for none.
    QByteArray rulesDraft;
    /// Path of the file whose unsaved edits these are; only in what is kept for a restore, empty for none.
    QString editedFile;
    QList<SavedMessage> shelf;

    bool operator==(const ClusterDocument &) const = default;
};

} // namespace relayscope::core
