#include "core/hop.h"

namespace relayscope::core {

namespace {

/// Where the official admin page talks to its servers.
constexpr char kAdminNamespace[] = "/admin";

} // namespace

bool Hop::isNoise() const
{
    return kind == HopKind::Heartbeat || nsp == kAdminNamespace;
}

qsizetype Hop::sizeBytes() const
{
    // Names and ids of places are shared between rows; what the row brought itself counts.
    return qsizetype(sizeof(Hop)) + channel.size() + room.size() + nsp.size() + eventName.size() + payload.size()
        + raw.size() + 2 * text.size();
}

} // namespace relayscope::core
