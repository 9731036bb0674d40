#pragma once

#include "base/expected.h"
#include "core/filter/filtererror.h"

#include <QList>
#include <QStringView>

namespace relayscope::core {

enum class FilterOperator { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Matches, Contains, In };

/// As it is written: "==", "contains".
[[nodiscard]] QLatin1StringView filterOperatorText(FilterOperator op);

/// One word or sign of a filter expression. A value.
struct FilterToken {
    enum class Kind { Word, Text, Number, Operator, And, Or, Not, Open, Close, OpenSet, CloseSet, Comma, End };

    Kind kind = Kind::End;
    /// In UTF-16 code units of the expression, quotes included.
    int position = 0;
    int length = 0;
    /// A word or number as written; a text without its quotes and escapes.
    QString text = {};
    /// Of an Operator.
    FilterOperator op = FilterOperator::Equal;

    bool operator==(const FilterToken &) const = default;
};

/// Splits an expression; the last token is End. In a text, a backslash makes quotes, backslashes, \n, \r and \t; before
/// anything else it stays, so that regular expressions need no second backslash.
/// Errors: a character without a meaning, one of two characters of an operator, a quote that is not closed.
[[nodiscard]] Expected<QList<FilterToken>, FilterError> tokenizeFilter(QStringView expression);

/// The text in double quotes, escaped so that tokenizeFilter() reads the same text.
[[nodiscard]] QString quotedForFilter(const QString &text);

} // namespace relayscope::core
