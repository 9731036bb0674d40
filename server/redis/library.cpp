#include "redis/library.h"

#include <hiredis/hiredis.h>

namespace relayscope::redis {

QString libraryVersion()
{
    return QStringLiteral("%1.%2.%3").arg(HIREDIS_MAJOR).arg(HIREDIS_MINOR).arg(HIREDIS_PATCH);
}

} // namespace relayscope::redis
