#include "redis/bus.h"

namespace relayscope::redis {

const char *toString(DropReason reason)
{
    switch (reason) {
    case DropReason::Expired:
        return "expired";
    case DropReason::Full:
        return "full";
    }
    Q_UNREACHABLE();
}

} // namespace relayscope::redis
