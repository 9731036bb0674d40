#include "fuzz.h"
#include "socketio/rules/rulesloader.h"

using namespace relayscope;
using namespace relayscope::socketio;

void fuzz::run(QByteArrayView input)
{
    const Expected<Rules, RulesError> rules = parseRules(input, QStringLiteral("rules.json"));
    if (rules)
        return;
    require(!rules.error().message.isEmpty(), "an error has words");
    const qsizetype lines = 1 + input.toByteArray().count('\n');
    require(rules.error().line <= lines, "an error has a place in the text");
}
