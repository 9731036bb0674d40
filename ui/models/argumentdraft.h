#pragma once

#include "base/expected.h"
#include "protocol/value.h"

#include <QList>
#include <QString>

#include <optional>

namespace relayscope::models {

/// How an argument of a message is written.
enum class ArgumentType {
    /// JSON values with commas between them; blank for no argument.
    Json,
    /// The text as it stands.
    Text,
    Number,
    /// `true`, `false` or `null`.
    Literal,
    /// Binary as hex digits; blanks, colons, commas and 0x between them do not matter.
    Hex,
    /// Binary: the contents of the file of that path.
    File,
    Count,
};

/// One row of the composer's arguments, as it is typed.
struct ArgumentDraft {
    ArgumentType type = ArgumentType::Json;
    QString text;

    bool operator==(const ArgumentDraft &) const = default;
};

/// Why what is typed is no argument, in the user's language, and its first wrong character (UTF-16 unit), 0..size.
struct ArgumentProblem {
    QString text;
    qsizetype position = 0;
};

/// The values that are typed: one, or for JSON any number of them. A file is read: at most
/// limits::kDefaultMaxPayloadBytes, which is what a node takes.
[[nodiscard]] Expected<protocol::Value::Array, ArgumentProblem> readArgument(const ArgumentDraft &draft);

/// Rows that are made from values, at most; JSON values beyond share rows.
inline constexpr qsizetype kMaxArgumentRows = 24;

/// Rows that say the same: binary as hex, everything else as JSON.
[[nodiscard]] QList<ArgumentDraft> argumentDrafts(const protocol::Value::Array &arguments);

/// The rows of a text that is a JSON array of at least one value; nothing otherwise.
[[nodiscard]] std::optional<QList<ArgumentDraft>> argumentDraftsOfArray(const QString &json);

} // namespace relayscope::models
