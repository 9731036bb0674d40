#include "core/filter/filterparser_p.h"

#include "core/filter/filtersuggestion.h"
#include "core/filter/filterwords_p.h"

namespace relayscope::core {

namespace {

using Kind = FilterToken::Kind;
using Shape = HopFilter::Shape;
using Result = FilterParser::Result;

bool isValue(const FilterToken &token)
{
    return token.kind == Kind::Word || token.kind == Kind::Text || token.kind == Kind::Number;
}

bool suits(FilterOperator op, FilterType type)
{
    switch (op) {
    case FilterOperator::Equal:
    case FilterOperator::NotEqual:
        return true;
    case FilterOperator::Less:
    case FilterOperator::LessOrEqual:
    case FilterOperator::Greater:
    case FilterOperator::GreaterOrEqual:
        return type == FilterType::Number;
    case FilterOperator::Matches:
    case FilterOperator::Contains:
        return type == FilterType::Text || type == FilterType::Word;
    case FilterOperator::In:
        return type != FilterType::Flag;
    }
    Q_UNREACHABLE();
}

QString unsuitableText(const QString &field, FilterType type)
{
    switch (type) {
    case FilterType::Number:
        return FilterText::tr("%1 is a number: compare it with ==, !=, <, <=, >, >= or in.").arg(field);
    case FilterType::Text:
    case FilterType::Word:
        return FilterText::tr("%1 is text: compare it with ==, !=, contains, ~ or in.").arg(field);
    case FilterType::Flag:
        return FilterText::tr("%1 is yes or no: compare it with == or !=.").arg(field);
    }
    Q_UNREACHABLE();
}

QString unknownFieldText(const QString &name)
{
    const QString nearest = nearestWord(name, filterFieldNames());
    return nearest.isEmpty() ? FilterText::tr("There is no field %1. Fields are: %2.")
                                   .arg(name, filterFieldNames().join(QLatin1StringView(", ")))
                             : FilterText::tr("There is no field %1. Did you mean %2?").arg(name, nearest);
}

QString unknownValueText(FilterField field, const QString &value)
{
    const QString nearest = nearestWord(value, filterWords(field));
    return nearest.isEmpty()
        ? FilterText::tr("%1 has no value %2. Values are: %3.")
              .arg(filterFieldName(field), value, filterWords(field).join(QLatin1StringView(", ")))
        : FilterText::tr("%1 has no value %2. Did you mean %3?").arg(filterFieldName(field), value, nearest);
}

/// Joins more than one condition; `all`: each must hold, else one is enough.
Result joined(QList<FilterPredicate> parts, bool all)
{
    return {[parts = std::move(parts), all](const Hop &hop, qint64 originNs) {
                for (const FilterPredicate &part : parts) {
                    if (part(hop, originNs) != all)
                        return !all;
                }
                return all;
            },
        all ? Shape::And : Shape::Or};
}

} // namespace

std::nullopt_t FilterParser::fail(const FilterToken &at, const QString &message)
{
    m_error = {at.position, at.length, message};
    return std::nullopt;
}

bool FilterParser::takeIf(Kind kind)
{
    if (peek().kind != kind)
        return false;
    ++m_at;
    return true;
}

std::optional<Result> FilterParser::run()
{
    std::optional<Result> result = expression();
    if (!result || peek().kind == Kind::End)
        return result;
    if (peek().kind == Kind::Close)
        return fail(peek(), FilterText::tr("This parenthesis closes nothing."));
    if (isValue(peek()) && m_at > 0 && isValue(m_tokens.at(m_at - 1)))
        return fail(peek(), FilterText::tr("Join conditions with && or ||; text with spaces needs quotes."));
    return fail(peek(), FilterText::tr("Join conditions with && or ||."));
}

std::optional<Result> FilterParser::expression()
{
    std::optional<Result> first = term();
    if (!first || peek().kind != Kind::Or)
        return first;
    QList<FilterPredicate> parts{first->predicate};
    while (takeIf(Kind::Or)) {
        const std::optional<Result> next = term();
        if (!next)
            return std::nullopt;
        parts.append(next->predicate);
    }
    return joined(std::move(parts), false);
}

std::optional<Result> FilterParser::term()
{
    std::optional<Result> first = factor();
    if (!first || peek().kind != Kind::And)
        return first;
    QList<FilterPredicate> parts{first->predicate};
    while (takeIf(Kind::And)) {
        const std::optional<Result> next = factor();
        if (!next)
            return std::nullopt;
        parts.append(next->predicate);
    }
    return joined(std::move(parts), true);
}

std::optional<Result> FilterParser::factor()
{
    if (peek().kind != Kind::Not && peek().kind != Kind::Open)
        return test();
    if (m_depth == HopFilter::kMaxDepth)
        return fail(peek(), FilterText::tr("Conditions are nested too deep."));
    ++m_depth;
    std::optional<Result> result = peek().kind == Kind::Not ? negation() : parenthesis();
    --m_depth;
    return result;
}

std::optional<Result> FilterParser::negation()
{
    take();
    const std::optional<Result> inner = factor();
    if (!inner)
        return std::nullopt;
    return Result{
        [inner = inner->predicate](const Hop &hop, qint64 originNs) { return !inner(hop, originNs); }, Shape::Not};
}

std::optional<Result> FilterParser::parenthesis()
{
    const FilterToken open = take();
    std::optional<Result> inner = expression();
    if (!inner)
        return std::nullopt;
    if (peek().kind == Kind::End)
        return fail(open, FilterText::tr("This parenthesis is not closed."));
    if (!takeIf(Kind::Close))
        return fail(peek(), FilterText::tr("Join conditions with && or ||, or close the parenthesis before."));
    return Result{inner->predicate, Shape::Group};
}

std::optional<Result> FilterParser::test()
{
    const FilterToken name = peek();
    if (name.kind == Kind::End || name.kind == Kind::Close)
        return fail(name, FilterText::tr("A condition is missing here, such as event == \"chat\"."));
    if (name.kind != Kind::Word)
        return fail(name, FilterText::tr("A condition begins with a field, such as event or room."));
    const std::optional<FilterField> field = filterFieldByName(name.text);
    if (!field)
        return fail(name, unknownFieldText(name.text));
    take();
    m_fields.insert(*field);
    if (isValue(peek()) || peek().kind == Kind::OpenSet)
        return fail(peek(), FilterText::tr("An operator is missing before this value, such as == or contains."));
    if (peek().kind != Kind::Operator)
        return Result{filterpredicate::present(*field), Shape::Test};

    const FilterToken op = take();
    const FilterType type = filterFieldType(*field);
    if (!suits(op.op, type))
        return fail(op, unsuitableText(name.text, type));
    if (op.op == FilterOperator::Matches)
        return pattern(*field, op);
    return type == FilterType::Flag ? flag(*field, op) : comparison(*field, op);
}

std::optional<Result> FilterParser::pattern(FilterField field, const FilterToken &op)
{
    const std::optional<FilterToken> token = value(field, op);
    if (!token)
        return std::nullopt;
    const QRegularExpression compiled = filterpredicate::compilePattern(token->text);
    if (!compiled.isValid())
        return fail(*token, FilterText::tr("This is no regular expression: %1.").arg(compiled.errorString()));
    return Result{filterpredicate::matching(field, compiled), Shape::Test};
}

std::optional<Result> FilterParser::flag(FilterField field, const FilterToken &op)
{
    const std::optional<FilterToken> token = value(field, op);
    if (!token)
        return std::nullopt;
    const bool isTrue = token->text == QLatin1StringView("true");
    if (token->kind != Kind::Word || (!isTrue && token->text != QLatin1StringView("false")))
        return fail(*token, FilterText::tr("%1 is true or false.").arg(filterFieldName(field)));
    return Result{filterpredicate::inferred(isTrue == (op.op == FilterOperator::Equal)), Shape::Test};
}

std::optional<Result> FilterParser::comparison(FilterField field, const FilterToken &op)
{
    const std::optional<QList<FilterToken>> tokens = values(field, op);
    if (!tokens)
        return std::nullopt;
    QStringList texts;
    QList<double> numbers;
    for (const FilterToken &token : *tokens) {
        texts.append(token.text);
        numbers.append(token.text.toDouble());
        if (filterFieldType(field) == FilterType::Number && token.kind != Kind::Number)
            return fail(token, FilterText::tr("%1 is compared with a number.").arg(filterFieldName(field)));
        if (filterFieldType(field) == FilterType::Word && op.op != FilterOperator::Contains
            && !filterWords(field).contains(token.text))
            return fail(token, unknownValueText(field, token.text));
    }
    return Result{filterFieldType(field) == FilterType::Number ? filterpredicate::number(field, op.op, numbers)
                                                               : filterpredicate::text(field, op.op, texts),
        Shape::Test};
}

std::optional<FilterToken> FilterParser::value(FilterField field, const FilterToken &after)
{
    if (isValue(peek()))
        return take();
    if (peek().kind == Kind::OpenSet)
        return fail(peek(), FilterText::tr("A set of values is compared with in."));
    if (peek().kind == Kind::Operator || peek().kind == Kind::And || peek().kind == Kind::Or
        || peek().kind == Kind::Not)
        return fail(peek(), FilterText::tr("A value is missing here; as a text this needs quotes."));
    return fail(peek(),
        FilterText::tr("A value to compare %1 with is missing after %2.")
            .arg(filterFieldName(field), filterOperatorText(after.op)));
}

std::optional<QList<FilterToken>> FilterParser::values(FilterField field, const FilterToken &op)
{
    if (op.op != FilterOperator::In) {
        const std::optional<FilterToken> one = value(field, op);
        return one ? std::optional(QList<FilterToken>{*one}) : std::nullopt;
    }
    const FilterToken open = peek();
    if (!takeIf(Kind::OpenSet))
        return fail(open, FilterText::tr("in takes a set of values: {\"a\", \"b\"}."));
    QList<FilterToken> set;
    do {
        const std::optional<FilterToken> one = value(field, op);
        if (!one)
            return std::nullopt;
        set.append(*one);
    } while (takeIf(Kind::Comma));
    if (peek().kind == Kind::End)
        return fail(open, FilterText::tr("This brace is not closed."));
    if (!takeIf(Kind::CloseSet))
        return fail(peek(), FilterText::tr("Values of a set have commas between them; text with spaces needs quotes."));
    return set;
}

} // namespace relayscope::core
