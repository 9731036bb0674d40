#pragma once

#include <QStringList>

#include <optional>

namespace relayscope::core {

/// What a filter can ask of a hop.
enum class FilterField {
    /// Row number.
    Number,
    /// The message that the row belongs to; absent for none.
    Message,
    /// Seconds since the first row, in whole microseconds as the table shows them.
    Time,
    /// Place by its name or its id.
    From,
    To,
    /// Either end when it is a node, another server, or an emitter.
    Node,
    /// Either end when it is a client.
    Client,
    Nsp,
    Channel,
    Room,
    Event,
    Kind,
    Verdict,
    /// Bytes on the wire.
    Length,
    /// Absent when the hop has to do with no acknowledgement.
    AckId,
    Payload,
    Inferred,
    Count,
};

enum class FilterType {
    Number,
    Text,
    /// Text from a closed list: filterWords().
    Word,
    /// Yes or no.
    Flag,
};

[[nodiscard]] QLatin1StringView filterFieldName(FilterField field);
[[nodiscard]] FilterType filterFieldType(FilterField field);
[[nodiscard]] std::optional<FilterField> filterFieldByName(QStringView name);
/// All field names in the order of the enum.
[[nodiscard]] const QStringList &filterFieldNames();
/// The values that a field of closed words can have; empty for other fields.
[[nodiscard]] const QStringList &filterWords(FilterField field);

} // namespace relayscope::core
