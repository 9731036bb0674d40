#include "core/filter/filterpredicate.h"

#include "core/filter/filternames.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace relayscope::core::filterpredicate {

namespace {

/// Steps of one match. 1024 bytes of payload need a few thousand in a usual pattern; a nested repetition would need
/// more than the user can wait for.
constexpr auto kMatchLimit = "(*LIMIT_MATCH=20000)";

bool isServer(const Place &place)
{
    return place.kind == PlaceKind::Node || place.kind == PlaceKind::ForeignServer;
}

template<typename Test>
bool eitherText(const Place &place, const Test &test)
{
    return test(place.name) || test(place.id);
}

/// Whether one of the texts of the field passes. The test takes a QString or a QByteArray of UTF-8.
template<typename Test>
bool anyText(FilterField field, const Hop &hop, const Test &test)
{
    switch (field) {
    case FilterField::From:
        return eitherText(hop.from, test);
    case FilterField::To:
        return eitherText(hop.to, test);
    case FilterField::Node:
        return (isServer(hop.from) && eitherText(hop.from, test)) || (isServer(hop.to) && eitherText(hop.to, test));
    case FilterField::Client:
        return (hop.from.kind == PlaceKind::Client && eitherText(hop.from, test))
            || (hop.to.kind == PlaceKind::Client && eitherText(hop.to, test));
    case FilterField::Nsp:
        return test(hop.nsp);
    case FilterField::Channel:
        return test(hop.channel);
    case FilterField::Room:
        return test(hop.room);
    case FilterField::Event:
        return test(hop.eventName);
    case FilterField::Kind:
        return test(filterWord(hop.kind));
    case FilterField::Verdict:
        return test(filterWord(hop.verdict));
    case FilterField::Payload:
        return test(hop.payload);
    case FilterField::Number:
    case FilterField::Message:
    case FilterField::Time:
    case FilterField::Length:
    case FilterField::AckId:
    case FilterField::Inferred:
    case FilterField::Count:
        break;
    }
    return false;
}

std::optional<double> numberOf(FilterField field, const Hop &hop, qint64 originNs)
{
    switch (field) {
    case FilterField::Number:
        return double(hop.number);
    case FilterField::Message:
        return hop.message == 0 ? std::nullopt : std::optional(double(hop.message));
    case FilterField::Time:
        return std::round(double(hop.timeNs - originNs) / 1e3); // microseconds
    case FilterField::Length:
        return double(hop.bytes);
    case FilterField::AckId:
        return hop.ackId < 0 ? std::nullopt : std::optional(double(hop.ackId));
    case FilterField::From:
    case FilterField::To:
    case FilterField::Node:
    case FilterField::Client:
    case FilterField::Nsp:
    case FilterField::Channel:
    case FilterField::Room:
    case FilterField::Event:
    case FilterField::Kind:
    case FilterField::Verdict:
    case FilterField::Payload:
    case FilterField::Inferred:
    case FilterField::Count:
        break;
    }
    return std::nullopt;
}

/// Values in the two encodings that hops have, so that comparing converts nothing.
class EqualsOneOf final {
public:
    explicit EqualsOneOf(const QStringList &values)
        : m_texts(values)
    {
        for (const QString &value : values)
            m_utf8.append(value.toUtf8());
    }
    bool operator()(const QString &text) const { return m_texts.contains(text); }
    bool operator()(const QByteArray &utf8) const { return m_utf8.contains(utf8); }

private:
    QStringList m_texts;
    QList<QByteArray> m_utf8;
};

class ContainsText final {
public:
    explicit ContainsText(const QString &value)
        : m_value(value)
    {
    }
    bool operator()(const QString &text) const { return text.contains(m_value, Qt::CaseInsensitive); }
    bool operator()(const QByteArray &utf8) const { return operator()(QString::fromUtf8(utf8)); }

private:
    QString m_value;
};

class MatchesPattern final {
public:
    explicit MatchesPattern(const QRegularExpression &pattern)
        : m_pattern(pattern)
    {
    }
    bool operator()(const QString &text) const { return m_pattern.match(text).hasMatch(); }
    bool operator()(const QByteArray &utf8) const { return operator()(QString::fromUtf8(utf8)); }

private:
    QRegularExpression m_pattern;
};

struct IsNotEmpty final {
    bool operator()(const QString &text) const { return !text.isEmpty(); }
    bool operator()(const QByteArray &utf8) const { return !utf8.isEmpty(); }
};

bool compare(double left, FilterOperator op, double right)
{
    switch (op) {
    case FilterOperator::Equal:
    case FilterOperator::In:
        return left == right;
    case FilterOperator::NotEqual:
        return left != right;
    case FilterOperator::Less:
        return left < right;
    case FilterOperator::LessOrEqual:
        return left <= right;
    case FilterOperator::Greater:
        return left > right;
    case FilterOperator::GreaterOrEqual:
        return left >= right;
    case FilterOperator::Matches:
    case FilterOperator::Contains:
        break;
    }
    return false;
}

} // namespace

FilterPredicate text(FilterField field, FilterOperator op, const QStringList &values)
{
    if (op == FilterOperator::Contains) {
        return [field, test = ContainsText(values.constFirst())](
                   const Hop &hop, qint64) { return anyText(field, hop, test); };
    }
    return [field, expected = op != FilterOperator::NotEqual, test = EqualsOneOf(values)](
               const Hop &hop, qint64) { return anyText(field, hop, test) == expected; };
}

FilterPredicate matching(FilterField field, const QRegularExpression &pattern)
{
    return [field, test = MatchesPattern(pattern)](const Hop &hop, qint64) { return anyText(field, hop, test); };
}

FilterPredicate number(FilterField field, FilterOperator op, const QList<double> &values)
{
    QList<double> inFieldUnit;
    for (const double value : values)
        inFieldUnit.append(field == FilterField::Time ? std::round(value * 1e6) : value);
    return [field, op, right = inFieldUnit](const Hop &hop, qint64 originNs) {
        const std::optional<double> left = numberOf(field, hop, originNs);
        if (!left)
            return op == FilterOperator::NotEqual;
        return std::any_of(right.begin(), right.end(), [&](double value) { return compare(*left, op, value); });
    };
}

FilterPredicate inferred(bool value)
{
    return [value](const Hop &hop, qint64) { return hop.inferred == value; };
}

FilterPredicate present(FilterField field)
{
    switch (filterFieldType(field)) {
    case FilterType::Flag:
        return inferred(true);
    case FilterType::Number:
        return [field](const Hop &hop, qint64 originNs) { return numberOf(field, hop, originNs).has_value(); };
    case FilterType::Word:
        // Only a verdict can be absent, and has a word for it.
        return text(field, FilterOperator::NotEqual, {filterWord(Verdict::None)});
    case FilterType::Text:
        return [field](const Hop &hop, qint64) { return anyText(field, hop, IsNotEmpty()); };
    }
    Q_UNREACHABLE();
}

QRegularExpression compilePattern(const QString &pattern)
{
    QRegularExpression compiled(
        QLatin1StringView(kMatchLimit) + pattern, QRegularExpression::UseUnicodePropertiesOption);
    compiled.optimize();
    return compiled;
}

} // namespace relayscope::core::filterpredicate
