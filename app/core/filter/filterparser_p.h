#pragma once

#include "core/filter/filterpredicate.h"
#include "core/filter/hopfilter.h"

#include <optional>

namespace relayscope::core {

/// Recursive descent over the tokens of one expression, compiling as it goes; see HopFilter for the grammar. Used once.
class FilterParser final {
public:
    struct Result {
        FilterPredicate predicate;
        HopFilter::Shape shape = HopFilter::Shape::Empty;
    };

    /// tokens end with End.
    explicit FilterParser(const QList<FilterToken> &tokens)
        : m_tokens(tokens)
    {
    }

    /// Empty after an error.
    [[nodiscard]] std::optional<Result> run();
    [[nodiscard]] const FilterError &error() const { return m_error; }
    [[nodiscard]] const QSet<FilterField> &fields() const { return m_fields; }

private:
    std::optional<Result> expression();
    std::optional<Result> term();
    std::optional<Result> factor();
    std::optional<Result> negation();
    std::optional<Result> parenthesis();
    std::optional<Result> test();
    std::optional<Result> comparison(FilterField field, const FilterToken &op);
    std::optional<Result> pattern(FilterField field, const FilterToken &op);
    std::optional<Result> flag(FilterField field, const FilterToken &op);

    /// One value, or a set of them after `in`.
    std::optional<QList<FilterToken>> values(FilterField field, const FilterToken &op);
    std::optional<FilterToken> value(FilterField field, const FilterToken &after);

    [[nodiscard]] const FilterToken &peek() const { return m_tokens.at(m_at); }
    FilterToken take() { return m_tokens.at(m_at++); }
    bool takeIf(FilterToken::Kind kind);
    /// Always empty, to be returned.
    std::nullopt_t fail(const FilterToken &at, const QString &message);

    QList<FilterToken> m_tokens;
    qsizetype m_at = 0;
    int m_depth = 0;
    QSet<FilterField> m_fields;
    FilterError m_error;
};

} // namespace relayscope::core
