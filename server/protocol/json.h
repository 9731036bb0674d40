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
    NumberOutOfRange,
};
[[nodiscard]] const char *toString(JsonError error);

/// Where and why a document is not JSON.
struct JsonFailure {
    JsonError error = JsonError::Syntax;
    qsizetype offset = 0;
};

/// Parses one UTF-8 JSON document (RFC 8259) with RapidJSON, iteratively. Integer literals keep 64 bits (more than
/// JavaScript does), a double that is integral within +-2^53 becomes an integer, as it would print. A repeated key
/// keeps its first place and its last value, integer-like keys come first in ascending order, as V8 does. A lone
/// surrogate escape, which JavaScript makes when it cuts a string, is kept as its three generalised UTF-8 bytes.
/// Limits: limits::kMaxValueDepth, kMaxValueCount; magnitudes beyond a double's are refused.
[[nodiscard]] Expected<Value, JsonFailure> parseJson(QByteArrayView utf8);

/// Bytes of V8's JSON.stringify: shortest round-trip numbers, undefined members dropped, undefined in arrays null,
/// NaN and infinities null, dates as ISO strings, lower-case \u00xx. Binary becomes {"type":"Buffer","data":[...]}, as
/// Node's Buffer.toJSON does. Undefined itself gives an empty array of bytes. Members keep the order of the value.
[[nodiscard]] QByteArray toJson(const Value &value);
void appendJson(QByteArray &out, const Value &value);
/// utf8 as a quoted JSON string, lone surrogates (see parseJson) as escapes.
void appendJsonString(QByteArray &out, QByteArrayView utf8);

} // namespace relayscope::protocol
