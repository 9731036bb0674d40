#include "core/hop.h"

namespace relayscope::core {

qsizetype Hop::sizeBytes() const
{
    // Names and ids of places are shared between rows; what the row brought itself counts.
    return qsizetype(sizeof(Hop)) + channel.size() + room.size() + nsp.size() + eventName.size() + payload.size()
        + 2 * text.size();
}

} // namespace relayscope::core
