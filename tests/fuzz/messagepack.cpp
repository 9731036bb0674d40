#include "protocol/messagepack.h"

#include "fuzz.h"
#include "protocol/json.h"

using namespace relayscope;
using namespace relayscope::protocol;

void fuzz::run(QByteArrayView input)
{
    const Expected<Value, MessagePackError> value = decodeMessagePack(input);
    if (!value)
        return;
    (void)toJson(*value);
    // Not the value itself: dates lose what JavaScript has none of, and NaN equals nothing.
    const QByteArray bytes = encodeMessagePack(*value);
    const Expected<Value, MessagePackError> again = decodeMessagePack(bytes);
    require(again.hasValue(), "what was decoded decodes once encoded");
    require(encodeMessagePack(*again) == bytes, "a second turn changes nothing");
}
