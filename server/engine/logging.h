#pragma once

#include <QLoggingCategory>

namespace relayscope::engineio {

Q_DECLARE_LOGGING_CATEGORY(lcEngine)

} // namespace relayscope::engineio
