#pragma once

#include "protocol/value.h"

namespace relayscope::core::explain {

/// utf8 as a C++ string literal.
[[nodiscard]] QByteArray cppText(QByteArrayView utf8);
/// An array of arguments as an expression of client::Socket::Arguments: `{1, Value::Object{{"a", 2}}}`.
[[nodiscard]] QByteArray cppArguments(const protocol::Value &array);

} // namespace relayscope::core::explain
