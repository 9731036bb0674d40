#include "protocol/json.h"

#include "fuzz.h"
#include "protocol/locatedjson.h"

using namespace relayscope;
using namespace relayscope::protocol;

void fuzz::run(QByteArrayView input)
{
    const Expected<Value, JsonFailure> value = parseJson(input);
    if (!value) {
        require(value.error().offset >= 0 && value.error().offset <= input.size(), "an error has a place in the text");
        return;
    }
    const QByteArray text = toJson(*value);
    const Expected<Value, JsonFailure> again = parseJson(text);
    require(again.hasValue(), "what was parsed parses once written");
    require(toJson(*again) == text, "a second turn changes nothing");
}
