#pragma once

#include "core/filter/filterfield.h"

#include <QString>

namespace relayscope::core {

/// What can stand at one place of a filter expression that is being typed. A value.
struct FilterCompletion {
    enum class Kind {
        Field,
        /// Of `field`; or && and || when the field alone is a condition.
        Operator,
        /// Of `field`.
        Value,
        /// "&&" and "||".
        Join,
    };

    Kind kind = Kind::Field;
    FilterField field = FilterField::Event;
    /// The part to be replaced, up to the cursor, in UTF-16 code units.
    int position = 0;
    int length = 0;
    /// What of it is there, without quotes.
    QString prefix;
};

/// For the text before the cursor. What is wrong before it is passed over.
[[nodiscard]] FilterCompletion filterCompletion(QStringView textBeforeCursor);

/// What to offer there, written as it would be inserted, those that begin with the prefix first. seen: values that the
/// field has had, for text fields.
[[nodiscard]] QStringList filterCandidates(const FilterCompletion &completion, const QStringList &seen);

} // namespace relayscope::core
