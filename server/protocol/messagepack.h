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

/// Decodes exactly one value as notepack.io 3 does; anything after it is an error. ext -1 is a date (fractions of a
/// millisecond are cut, what JavaScript has no date for is null), ext 0 are notepack's legacy undefined, date and
/// ArrayBuffer, any other ext gives `[type, bytes]`. Doubles that are integral within +-2^53 become integers; keys are
/// text or integers and are ordered as in parseJson(). Counts and lengths are checked against the bytes that are there,
/// limits::kMaxBusMessageBytes, kMaxValueCount and kMaxValueDepth before memory is taken.
[[nodiscard]] Expected<Value, MessagePackError> decodeMessagePack(QByteArrayView bytes);

/// Bytes of notepack.io 3: smallest integer forms, also for integral doubles; other doubles as float64; undefined as
/// nil, undefined members dropped, dates as timestamp ext -1. Unlike notepack it keeps 2^64 and more, as float64. Lone
/// surrogates (see parseJson) become U+FFFD, since MessagePack text is UTF-8.
[[nodiscard]] QByteArray encodeMessagePack(const Value &value);

} // namespace relayscope::protocol
