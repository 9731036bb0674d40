#pragma once

#include "core/explain/explainedframe.h"
#include "core/hop.h"

#include <QStringList>

#include <functional>

namespace relayscope::core::explain {

/// A row as people would tell it, in whole translated sentences.
struct HopStory {
    /// Never empty: `node A broadcast "chat" to room lobby, except client 2.`
    QString lead;
    /// What there is to add: verdict, flags, what is missing.
    QStringList more;
};

/// The name that people know a socket by, empty for one that is not ours.
using SocketName = std::function<QString(const QByteArray &sid)>;

/// message: all rows of the same message, for what the row itself does not know. frame: of explainFrame().
[[nodiscard]] HopStory tellHop(
    const Hop &hop, const QList<Hop> &message, const ExplainedFrame &frame, const SocketName &socketName);

} // namespace relayscope::core::explain
