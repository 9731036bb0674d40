#include "ui/inspector/inspectedhop.h"

#include "core/cluster.h"
#include "core/explain/hopframe.h"
#include "core/explain/savedhop.h"

namespace relayscope::ui {

using core::explain::ExplainedFrame;

ExplainedFrame InspectedHop::frame() const
{
    return core::explain::explainFrame(hop, message);
}

core::explain::HopStory InspectedHop::story(const ExplainedFrame &frame, const core::Cluster &cluster) const
{
    const auto nameOf = [clients = cluster.clients()](const QByteArray &sid) {
        for (const core::ClientStatus &client : clients) {
            if (!sid.isEmpty() && client.sid == sid)
                return client.spec.name;
        }
        return QString();
    };
    return core::explain::tellHop(hop, message, frame, nameOf);
}

std::optional<core::SavedMessage> InspectedHop::savedMessage(
    const ExplainedFrame &frame, const core::Cluster &cluster) const
{
    return core::explain::savedMessage(hop, frame, cluster.clients());
}

} // namespace relayscope::ui
