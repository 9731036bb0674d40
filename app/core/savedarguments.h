#pragma once

#include "base/expected.h"
#include "protocol/json.h"
#include "protocol/value.h"

#include <QByteArray>

namespace relayscope::core {

/// Arguments of a SavedMessage: the text of a JSON array, in which binary stands as Node.js writes a Buffer,
/// `{"type":"Buffer","data":[222,173]}`, and is binary again when it is read.
[[nodiscard]] QByteArray toSavedArguments(const protocol::Value::Array &arguments);

/// A blank text is no argument. Syntax at offset 0 when it is JSON but no array.
[[nodiscard]] Expected<protocol::Value::Array, protocol::JsonFailure> readSavedArguments(const QByteArray &json);

} // namespace relayscope::core
