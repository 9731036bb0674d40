#include "core/filter/filtertoken.h"

#include "core/filter/filterwords_p.h"

#include <array>
#include <optional>

namespace relayscope::core {

namespace {

using Kind = FilterToken::Kind;

struct Sign {
    const char *text;
    Kind kind;
    FilterOperator op = FilterOperator::Equal;
};

/// Longer signs first: the first that fits is taken.
constexpr std::array<Sign, 15> kSigns{{
    {"==", Kind::Operator, FilterOperator::Equal},
    {"!=", Kind::Operator, FilterOperator::NotEqual},
    {"<=", Kind::Operator, FilterOperator::LessOrEqual},
    {">=", Kind::Operator, FilterOperator::GreaterOrEqual},
    {"&&", Kind::And},
    {"||", Kind::Or},
    {"<", Kind::Operator, FilterOperator::Less},
    {">", Kind::Operator, FilterOperator::Greater},
    {"~", Kind::Operator, FilterOperator::Matches},
    {"!", Kind::Not},
    {"(", Kind::Open},
    {")", Kind::Close},
    {"{", Kind::OpenSet},
    {"}", Kind::CloseSet},
    {",", Kind::Comma},
}};

/// Words that are no field names or values unless they stand in quotes.
constexpr std::array<Sign, 5> kKeywords{{
    {"and", Kind::And},
    {"or", Kind::Or},
    {"not", Kind::Not},
    {"contains", Kind::Operator, FilterOperator::Contains},
    {"in", Kind::Operator, FilterOperator::In},
}};

bool startsWord(QChar c)
{
    return c.isLetter() || c == u'_' || c.isSurrogate();
}

bool continuesWord(QChar c)
{
    return startsWord(c) || c.isDigit() || c.isMark() || c == u'-' || c == u'.';
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

class Lexer final {
public:
    explicit Lexer(QStringView expression)
        : m_expression(expression)
    {
    }

    Expected<QList<FilterToken>, FilterError> run()
    {
        QList<FilterToken> tokens;
        while (true) {
            while (m_at < m_expression.size() && m_expression[m_at].isSpace())
                ++m_at;
            if (m_at >= m_expression.size())
                break;
            std::optional<FilterToken> token = next();
            if (!token)
                return Unexpected(m_error);
            tokens.append(*std::move(token));
        }
        tokens.append({Kind::End, int(m_expression.size()), 0});
        return tokens;
    }

private:
    std::optional<FilterToken> next()
    {
        const QChar c = m_expression[m_at];
        if (c == u'"' || c == u'\'')
            return text(c);
        if (startsWord(c))
            return word();
        if (isDigit(c) || (c == u'-' && m_at + 1 < m_expression.size() && isDigit(m_expression[m_at + 1])))
            return number();
        return sign();
    }

    FilterToken taken(Kind kind, qsizetype end)
    {
        FilterToken token{kind, int(m_at), int(end - m_at)};
        m_at = end;
        return token;
    }

    std::optional<FilterToken> text(QChar quote)
    {
        QString content;
        for (qsizetype i = m_at + 1; i < m_expression.size(); ++i) {
            const QChar c = m_expression[i];
            if (c == quote) {
                FilterToken token = taken(Kind::Text, i + 1);
                token.text = content;
                return token;
            }
            if (c == u'\\' && i + 1 < m_expression.size())
                appendEscaped(content, m_expression[++i]);
            else
                content.append(c);
        }
        m_error = {int(m_at), int(m_expression.size() - m_at), FilterText::tr("The closing quote is missing.")};
        return std::nullopt;
    }

    static void appendEscaped(QString &content, QChar escaped)
    {
        if (escaped == u'n')
            content.append(u'\n');
        else if (escaped == u'r')
            content.append(u'\r');
        else if (escaped == u't')
            content.append(u'\t');
        else if (escaped == u'\\' || escaped == u'"' || escaped == u'\'')
            content.append(escaped);
        else
            content.append(u'\\').append(escaped);
    }

    FilterToken word()
    {
        qsizetype end = m_at;
        while (end < m_expression.size() && continuesWord(m_expression[end]))
            ++end;
        const QString text = m_expression.sliced(m_at, end - m_at).toString();
        FilterToken token = taken(Kind::Word, end);
        token.text = text;
        for (const Sign &keyword : kKeywords) {
            if (text == QLatin1StringView(keyword.text)) {
                token.kind = keyword.kind;
                token.op = keyword.op;
            }
        }
        return token;
    }

    FilterToken number()
    {
        qsizetype end = m_at + 1;
        while (end < m_expression.size() && isDigit(m_expression[end]))
            ++end;
        if (end + 1 < m_expression.size() && m_expression[end] == u'.' && isDigit(m_expression[end + 1])) {
            ++end;
            while (end < m_expression.size() && isDigit(m_expression[end]))
                ++end;
        }
        const QString text = m_expression.sliced(m_at, end - m_at).toString();
        FilterToken token = taken(Kind::Number, end);
        token.text = text;
        return token;
    }

    std::optional<FilterToken> sign()
    {
        const QStringView rest = m_expression.sliced(m_at);
        for (const Sign &candidate : kSigns) {
            const QLatin1StringView text(candidate.text);
            if (!rest.startsWith(text))
                continue;
            FilterToken token = taken(candidate.kind, m_at + text.size());
            token.op = candidate.op;
            token.text = text;
            return token;
        }
        m_error = {int(m_at), 1, meaninglessText(rest.front())};
        return std::nullopt;
    }

    static QString meaninglessText(QChar c)
    {
        if (c == u'=')
            return FilterText::tr("Write == to compare.");
        if (c == u'&')
            return FilterText::tr("Write && or the word and.");
        if (c == u'|')
            return FilterText::tr("Write || or the word or.");
        return FilterText::tr("The character %1 has no meaning here; text with it needs quotes.").arg(c);
    }

    QStringView m_expression;
    qsizetype m_at = 0;
    FilterError m_error;
};

} // namespace

QLatin1StringView filterOperatorText(FilterOperator op)
{
    switch (op) {
    case FilterOperator::Equal:
        return QLatin1StringView("==");
    case FilterOperator::NotEqual:
        return QLatin1StringView("!=");
    case FilterOperator::Less:
        return QLatin1StringView("<");
    case FilterOperator::LessOrEqual:
        return QLatin1StringView("<=");
    case FilterOperator::Greater:
        return QLatin1StringView(">");
    case FilterOperator::GreaterOrEqual:
        return QLatin1StringView(">=");
    case FilterOperator::Matches:
        return QLatin1StringView("~");
    case FilterOperator::Contains:
        return QLatin1StringView("contains");
    case FilterOperator::In:
        return QLatin1StringView("in");
    }
    Q_UNREACHABLE();
}

Expected<QList<FilterToken>, FilterError> tokenizeFilter(QStringView expression)
{
    return Lexer(expression).run();
}

QString quotedForFilter(const QString &text)
{
    QString quoted(u'"');
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            quoted.append(u'\\').append(c);
        else if (c == u'\n')
            quoted.append(QLatin1StringView("\\n"));
        else if (c == u'\r')
            quoted.append(QLatin1StringView("\\r"));
        else if (c == u'\t')
            quoted.append(QLatin1StringView("\\t"));
        else
            quoted.append(c);
    }
    return quoted.append(u'"');
}

} // namespace relayscope::core
