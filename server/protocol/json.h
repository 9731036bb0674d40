#pragma once

#include "base/expected.h"
#include "protocol/value.h"

#include <QByteArray>

namespace relayscope::protocol {

enum class JsonError {
    Syntax,
    InvalidUtf8,
    TrailingBytes,
    TooDeep,
    TooManyValues,
};
[[nodiscard]] const char *toString(JsonError error);

/// Where and why a document is not JSON.
struct JsonFailure {
    JsonError error = JsonError::Syntax;
    qsizetype offset = 0;
};

/// Parses one UTF-8 JSON document (RFC 8259) with RapidJSON, iteratively. Numbers as JavaScript reads them: an integral
/// double within +-2^53 becomes an integer. A repeated key keeps its first place and its last value, integer-like keys
/// come first in ascending order, as V8 does. Limits: limits::kMaxValueDepth, kMaxValueCount.
[[nodiscard]] Expected<Value, JsonFailure> parseJson(QByteArrayView utf8);

/// Bytes of V8's JSON.stringify: shortest round-trip numbers, undefined members dropped, undefined in arrays null,
/// NaN and infinities null, dates as ISO strings, lower-case \u00xx. Binary becomes {"type":"Buffer","data":[...]}, as
/// Node's Buffer.toJSON does. Undefined itself gives an empty array of bytes.
[[nodiscard]] QByteArray toJson(const Value &value);
void appendJson(QByteArray &out, const Value &value);
/// utf8 as a quoted JSON string.
void appendJsonString(QByteArray &out, QByteArrayView utf8);

} // namespace relayscope::protocol
