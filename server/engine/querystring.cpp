#include "engine/querystring.h"

#include <algorithm>

namespace relayscope::engineio {

namespace {

QByteArray decoded(QByteArrayView text)
{
    QByteArray bytes = text.toByteArray();
    bytes.replace('+', ' ');
    if (!bytes.contains('%'))
        return bytes;
    QByteArray result;
    result.reserve(bytes.size());
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        const QByteArray digits = c == '%' ? bytes.mid(i + 1, 2) : QByteArray();
        const bool escape = digits.size() == 2 && std::isxdigit(static_cast<uchar>(digits[0]))
            && std::isxdigit(static_cast<uchar>(digits[1]));
        if (escape) {
            result += static_cast<char>(digits.toInt(nullptr, 16));
            i += 2;
        } else {
            result += c;
        }
    }
    return result;
}

auto findName(auto &query, QByteArrayView name)
{
    return std::find_if(query.begin(), query.end(), [name](const auto &parameter) { return parameter.first == name; });
}

} // namespace

QueryParameters parseQuery(QByteArrayView target)
{
    if (const qsizetype fragment = target.indexOf('#'); fragment >= 0)
        target.truncate(fragment);
    const qsizetype question = target.indexOf('?');
    if (question < 0)
        return {};

    QueryParameters query;
    QByteArrayView rest = target.sliced(question + 1);
    while (!rest.isEmpty()) {
        const qsizetype end = rest.indexOf('&');
        const QByteArrayView part = end < 0 ? rest : rest.first(end);
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = decoded(equals < 0 ? part : part.first(equals));
        QByteArray value = equals < 0 ? QByteArray() : decoded(part.sliced(equals + 1));
        if (const auto known = findName(query, name); known != query.end())
            known->second = std::move(value);
        else
            query.emplaceBack(name, std::move(value));
    }
    return query;
}

QByteArray queryValue(const QueryParameters &query, QByteArrayView name)
{
    const auto found = findName(query, name);
    return found == query.end() ? QByteArray() : found->second;
}

} // namespace relayscope::engineio
