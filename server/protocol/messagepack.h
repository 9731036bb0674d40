#pragma once

#include "base/expected.h"
#include "protocol/value.h"

#include <QByteArray>

namespace relayscope::protocol {

enum class MessagePackError {
    Truncated,
    InvalidType,
    InvalidKey,
    InvalidUtf8,
    TrailingBytes,
    TooDeep,
    TooManyValues,
    TooLarge,
};
[[nodiscard]] const char *toString(MessagePackError error);

/// Decodes exactly one value as notepack.io 3 does (ext -1 is a date, ext 0 its legacy forms); anything after it is an
/// error. Counts and lengths are checked against the bytes that are there before memory is taken.
[[nodiscard]] Expected<Value, MessagePackError> decodeMessagePack(QByteArrayView bytes);

/// Bytes of notepack.io 3: smallest integer forms, doubles as float64, undefined as nil, undefined members dropped,
/// dates as timestamp ext -1.
[[nodiscard]] QByteArray encodeMessagePack(const Value &value);

} // namespace relayscope::protocol
