#include "core/filter/hopfilter.h"

#include "core/filter/filterparser_p.h"
#include "core/filter/filterwords_p.h"

namespace relayscope::core {

Expected<HopFilter, FilterError> HopFilter::parse(QStringView expression)
{
    if (expression.size() > kMaxLength) {
        return Unexpected(FilterError{kMaxLength, int(expression.size()) - kMaxLength,
            FilterText::tr("A filter has at most %1 characters.").arg(kMaxLength)});
    }
    const Expected<QList<FilterToken>, FilterError> tokens = tokenizeFilter(expression);
    if (!tokens)
        return Unexpected(tokens.error());
    if (tokens->constFirst().kind == FilterToken::Kind::End)
        return HopFilter();

    FilterParser parser(*tokens);
    const std::optional<FilterParser::Result> result = parser.run();
    if (!result)
        return Unexpected(parser.error());
    HopFilter filter;
    filter.m_predicate = result->predicate;
    filter.m_shape = result->shape;
    filter.m_fields = parser.fields();
    return filter;
}

} // namespace relayscope::core
