#include "core/filter/filtercompletion.h"

#include "core/filter/filtertoken.h"

#include <algorithm>
#include <optional>

namespace relayscope::core {

namespace {

using Kind = FilterCompletion::Kind;
using Token = FilterToken::Kind;

/// Walks over complete tokens and knows what comes next.
class Expectation final {
public:
    void pass(const FilterToken &token)
    {
        switch (token.kind) {
        case Token::And:
        case Token::Or:
        case Token::Not:
        case Token::Open:
            m_kind = Kind::Field;
            break;
        case Token::Word:
        case Token::Text:
        case Token::Number:
            passWord(token.text);
            break;
        case Token::Operator:
            m_kind = Kind::Value;
            break;
        case Token::OpenSet:
        case Token::Comma:
            m_kind = Kind::Value;
            break;
        case Token::Close:
        case Token::CloseSet:
            m_kind = Kind::Join;
            break;
        case Token::End:
            break;
        }
    }

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] FilterField field() const { return m_field; }

private:
    void passWord(const QString &text)
    {
        if (m_kind != Kind::Field) {
            m_kind = Kind::Join;
            return;
        }
        m_field = filterFieldByName(text).value_or(m_field);
        m_kind = Kind::Operator;
    }

    Kind m_kind = Kind::Field;
    FilterField m_field = FilterField::Event;
};

QStringList joins()
{
    return {QStringLiteral("&&"), QStringLiteral("||")};
}

QStringList operatorsOf(FilterType type)
{
    QList<FilterOperator> operators{FilterOperator::Equal, FilterOperator::NotEqual};
    if (type == FilterType::Number) {
        operators.append({FilterOperator::Less, FilterOperator::LessOrEqual, FilterOperator::Greater,
            FilterOperator::GreaterOrEqual, FilterOperator::In});
    } else if (type != FilterType::Flag) {
        operators.append({FilterOperator::Contains, FilterOperator::Matches, FilterOperator::In});
    }
    QStringList texts;
    for (const FilterOperator op : operators)
        texts.append(filterOperatorText(op));
    return texts + joins();
}

QStringList valuesOf(FilterField field, const QStringList &seen)
{
    switch (filterFieldType(field)) {
    case FilterType::Flag:
        return {QStringLiteral("true"), QStringLiteral("false")};
    case FilterType::Word:
        return filterWords(field);
    case FilterType::Number:
        return {};
    case FilterType::Text:
        break;
    }
    QStringList quoted;
    for (const QString &value : seen)
        quoted.append(quotedForFilter(value));
    return quoted;
}

QStringList all(const FilterCompletion &completion, const QStringList &seen)
{
    switch (completion.kind) {
    case Kind::Field:
        return filterFieldNames();
    case Kind::Operator:
        return operatorsOf(filterFieldType(completion.field));
    case Kind::Value:
        return valuesOf(completion.field, seen);
    case Kind::Join:
        return joins();
    }
    Q_UNREACHABLE();
}

} // namespace

FilterCompletion filterCompletion(QStringView textBeforeCursor)
{
    FilterCompletion completion;
    completion.position = int(textBeforeCursor.size());
    QStringView complete = textBeforeCursor;
    Expected<QList<FilterToken>, FilterError> tokens = tokenizeFilter(complete);
    if (!tokens) {
        // A quote that is still open, or a sign that is still half: it is what is being typed.
        complete = complete.first(tokens.error().position);
        completion.position = int(complete.size());
        completion.prefix = textBeforeCursor.sliced(complete.size()).toString();
        if (completion.prefix.startsWith(u'"') || completion.prefix.startsWith(u'\''))
            completion.prefix.remove(0, 1);
        tokens = tokenizeFilter(complete);
    } else if (tokens->size() > 1) {
        const FilterToken &last = tokens->at(tokens->size() - 2);
        const bool isOpen = last.position + last.length == textBeforeCursor.size();
        if (isOpen && (last.kind == Token::Word || last.kind == Token::Number)) {
            completion.position = last.position;
            completion.prefix = last.text;
        }
    }
    completion.length = int(textBeforeCursor.size()) - completion.position;

    Expectation expectation;
    if (tokens) {
        for (const FilterToken &token : *tokens) {
            if (token.position < completion.position)
                expectation.pass(token);
        }
    }
    completion.kind = expectation.kind();
    completion.field = expectation.field();
    return completion;
}

QStringList filterCandidates(const FilterCompletion &completion, const QStringList &seen)
{
    QStringList beginning;
    QStringList containing;
    for (const QString &candidate : all(completion, seen)) {
        const QStringView bare = candidate.startsWith(u'"') ? QStringView(candidate).sliced(1) : candidate;
        if (bare.startsWith(completion.prefix, Qt::CaseInsensitive))
            beginning.append(candidate);
        else if (bare.contains(completion.prefix, Qt::CaseInsensitive))
            containing.append(candidate);
    }
    return beginning + containing;
}

} // namespace relayscope::core
