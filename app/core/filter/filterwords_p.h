#pragma once

#include <QCoreApplication>

namespace relayscope::core {

/// The translation context of all messages of the filter language.
struct FilterText {
    Q_DECLARE_TR_FUNCTIONS(relayscope::core::FilterText)
};

} // namespace relayscope::core
