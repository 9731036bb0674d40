#pragma once

#include <QString>

namespace relayscope::core {

/// Why a filter expression cannot be understood, and the part of it to underline. A value.
struct FilterError {
    /// In UTF-16 code units of the expression; position + length never exceeds it. Length 0: something is missing
    /// there.
    int position = 0;
    int length = 0;
    /// One translated sentence that says what to write instead.
    QString message;

    bool operator==(const FilterError &) const = default;
};

} // namespace relayscope::core
