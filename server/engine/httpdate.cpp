#include "engine/httpdate.h"

#include <QDateTime>
#include <QLocale>

namespace relayscope::engineio {

QByteArray currentHttpDate()
{
    return QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1();
}

} // namespace relayscope::engineio
