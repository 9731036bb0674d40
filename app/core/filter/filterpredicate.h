#pragma once

#include "core/filter/filterfield.h"
#include "core/filter/filtertoken.h"
#include "core/hop.h"

#include <QRegularExpression>

#include <functional>

namespace relayscope::core {

/// A compiled condition. originNs is the time of the first row: the field time counts from it.
using FilterPredicate = std::function<bool(const Hop &hop, qint64 originNs)>;

/// The parts of which a filter is built. The parser has checked that the operator suits the type of the field; values
/// are not empty.
namespace filterpredicate {

/// Equal, NotEqual, Contains and In. Contains ignores case, the others do not. A field with two texts (a place has a
/// name and an id) is equal when one of them is.
[[nodiscard]] FilterPredicate text(FilterField field, FilterOperator op, const QStringList &values);
/// A pattern from compilePattern().
[[nodiscard]] FilterPredicate matching(FilterField field, const QRegularExpression &pattern);
/// Every operator but Matches and Contains. An absent number satisfies NotEqual only.
[[nodiscard]] FilterPredicate number(FilterField field, FilterOperator op, const QList<double> &values);
[[nodiscard]] FilterPredicate inferred(bool value);
/// The field is there: a flag that is set, a text or payload that is not empty, a number that is not absent.
[[nodiscard]] FilterPredicate present(FilterField field);

/// A regular expression that gives up, and then does not match, after a bounded number of steps, whatever its pattern.
[[nodiscard]] QRegularExpression compilePattern(const QString &pattern);

} // namespace filterpredicate

} // namespace relayscope::core
