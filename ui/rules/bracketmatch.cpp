#include "ui/rules/bracketmatch.h"

#include <vector>

namespace relayscope::ui {

namespace {

bool isPair(QChar opening, QChar closing)
{
    return (opening == QLatin1Char('{') && closing == QLatin1Char('}'))
        || (opening == QLatin1Char('[') && closing == QLatin1Char(']'));
}

/// Index of the quote that ends the text, or of the end of its line.
qsizetype endOfText(QStringView json, qsizetype start)
{
    qsizetype i = start + 1;
    while (i < json.size() && json.at(i) != QLatin1Char('"') && json.at(i) != QLatin1Char('\n'))
        i += json.at(i) == QLatin1Char('\\') ? 2 : 1;
    return i;
}

} // namespace

std::optional<std::pair<int, int>> matchingBrackets(QStringView json, int cursor)
{
    std::vector<int> open;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const QChar character = json.at(i);
        if (character == QLatin1Char('"')) {
            i = endOfText(json, i);
        } else if (character == QLatin1Char('{') || character == QLatin1Char('[')) {
            open.push_back(int(i));
        } else if (character == QLatin1Char('}') || character == QLatin1Char(']')) {
            if (open.empty() || !isPair(json.at(open.back()), character))
                return std::nullopt; // nothing is sure after that
            const int first = open.back();
            open.pop_back();
            const auto isAt = [cursor](int place) { return cursor == place || cursor == place + 1; };
            if (isAt(first) || isAt(int(i)))
                return std::pair(first, int(i));
        }
    }
    return std::nullopt;
}

} // namespace relayscope::ui
