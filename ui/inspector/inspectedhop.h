#pragma once

#include "core/explain/explainedframe.h"
#include "core/explain/hopsentence.h"
#include "core/hop.h"
#include "core/savedmessage.h"

#include <QList>

#include <optional>

namespace relayscope::core {
class Cluster;
}

namespace relayscope::ui {

/// One row with what is needed to explain it: a copy, so that a pinned one outlives the row.
struct InspectedHop {
    core::Hop hop;
    /// All rows of its message, itself among them.
    QList<core::Hop> message;

    [[nodiscard]] core::explain::ExplainedFrame frame() const;
    [[nodiscard]] core::explain::HopStory story(
        const core::explain::ExplainedFrame &frame, const core::Cluster &cluster) const;
    [[nodiscard]] std::optional<core::SavedMessage> savedMessage(
        const core::explain::ExplainedFrame &frame, const core::Cluster &cluster) const;
};

} // namespace relayscope::ui
