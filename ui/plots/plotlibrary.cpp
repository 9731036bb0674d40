#include "ui/plots/plotlibrary.h"

#include <qcustomplot.h>

namespace relayscope::ui {

QString plotLibraryVersion()
{
    return QStringLiteral(QCUSTOMPLOT_VERSION_STR);
}

} // namespace relayscope::ui
