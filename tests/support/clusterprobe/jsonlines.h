#pragma once

#include "protocol/value.h"

#include <QByteArray>

#include <optional>

namespace relayscope::probe {

/// A line of tests/harness/reference/jsonlines.js: JSON in which {"$binary":"<base64>"} stands for a binary value.
[[nodiscard]] std::optional<protocol::Value> fromLine(QByteArrayView line);
/// Without the line break.
[[nodiscard]] QByteArray toLine(const protocol::Value &value);

} // namespace relayscope::probe
