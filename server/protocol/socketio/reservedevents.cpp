#include "protocol/socketio/reservedevents.h"

#include <algorithm>
#include <array>

namespace relayscope::socketio {

bool isReservedEvent(QByteArrayView name)
{
    static constexpr std::array<const char *, 6> kNames = {
        "connect",
        "connect_error",
        "disconnect",
        "disconnecting",
        "newListener",
        "removeListener",
    };
    return std::any_of(kNames.cbegin(), kNames.cend(), [name](const char *reserved) { return name == reserved; });
}

} // namespace relayscope::socketio
