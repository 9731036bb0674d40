#pragma once

#include "base/expected.h"
#include "protocol/json.h"
#include "protocol/value.h"

#include <QString>

namespace relayscope::models {

/// Why and where the text of the composer's argument field is not a list of JSON values.
struct ArgumentError {
    protocol::JsonError reason = protocol::JsonError::Syntax;
    /// Index of the first character (UTF-16 unit) that cannot stand there, 0..text.size(); text.size() when something
    /// is missing at the end.
    qsizetype position = 0;

    bool operator==(const ArgumentError &) const = default;
};

/// Reads zero or more JSON values with commas between them: `1, {"a":2}`. Blank text is an empty list. The limits are
/// those of protocol::parseJson().
[[nodiscard]] Expected<protocol::Value::Array, ArgumentError> parseArguments(const QString &text);

/// The error in the user's language, without its position.
[[nodiscard]] QString argumentErrorText(const ArgumentError &error);

} // namespace relayscope::models
