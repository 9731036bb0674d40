#pragma once

#include "base/expected.h"
#include "core/filter/filterpredicate.h"

#include <QSet>

namespace relayscope::core {

/// A condition on hops in the filter language, compiled: event == "chat" && (room == "lobby" || !inferred).
///
///     expression  = term { ("||" | "or") term }
///     term        = factor { ("&&" | "and") factor }
///     factor      = ("!" | "not") factor | "(" expression ")" | field [ operator value ]
///     operator    = "==" | "!=" | "<" | "<=" | ">" | ">=" | "~" | "contains" | "in"
///     value       = text in quotes | word | number | "true" | "false" | "{" value { "," value } "}"
///
/// A field alone asks whether it is there. ~ takes a regular expression. A value, cheap to copy; a default one is empty
/// and matches all. Not to be used by two threads at once.
class HopFilter final {
public:
    /// Longest expression, in UTF-16 code units. Ours.
    static constexpr int kMaxLength = 2'000;
    /// Deepest nesting of parentheses and negations. Ours.
    static constexpr int kMaxDepth = 50;

    /// What the outermost operation is; Group: all is in one pair of parentheses.
    enum class Shape { Empty, Test, Group, Not, And, Or };

    HopFilter() = default;
    /// Blank text gives an empty filter.
    [[nodiscard]] static Expected<HopFilter, FilterError> parse(QStringView expression);

    /// originNs: Hop::timeNs of the first row, from which the field time counts.
    [[nodiscard]] bool matches(const Hop &hop, qint64 originNs = 0) const
    {
        return !m_predicate || m_predicate(hop, originNs);
    }
    [[nodiscard]] bool isEmpty() const { return m_shape == Shape::Empty; }
    [[nodiscard]] Shape shape() const { return m_shape; }
    /// Whether the expression asks for that field.
    [[nodiscard]] bool uses(FilterField field) const { return m_fields.contains(field); }

private:
    FilterPredicate m_predicate;
    Shape m_shape = Shape::Empty;
    QSet<FilterField> m_fields;
};

} // namespace relayscope::core
