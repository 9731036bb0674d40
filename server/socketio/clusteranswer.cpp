#include "socketio/clusteranswer.h"

namespace relayscope::socketio {

QString Missing::toString() const
{
    const QString names = QString::fromUtf8(nodeNames.join(", "));
    if (unnamed == 0)
        return names;
    return names.isEmpty() ? QStringLiteral("%1 unnamed").arg(unnamed)
                           : QStringLiteral("%1 and %2 unnamed").arg(names).arg(unnamed);
}

} // namespace relayscope::socketio
