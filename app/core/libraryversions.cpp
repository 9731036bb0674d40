#include "core/libraryversions.h"

#include "redis/library.h"

namespace relayscope::core {

QString hiredisVersion()
{
    return redis::libraryVersion();
}

} // namespace relayscope::core
