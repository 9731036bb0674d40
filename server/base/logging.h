#pragma once

#include <QLoggingCategory>

namespace relayscope {

/// relayscope.loop: the event dispatcher.
Q_DECLARE_LOGGING_CATEGORY(lcLoop)

} // namespace relayscope
