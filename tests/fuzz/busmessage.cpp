#include "fuzz.h"
#include "protocol/redisadapter/channels.h"
#include "protocol/redisadapter/codec.h"

using namespace relayscope;
using namespace relayscope::redisadapter;

namespace {

template<typename Message, typename Decode>
void requireStable(const Expected<Message, BusError> &message, Decode decode)
{
    if (!message)
        return;
    const QByteArray bytes = encode(*message);
    const Expected<Message, BusError> again = decode(QByteArrayView(bytes));
    fuzz::require(again.hasValue(), "what was decoded decodes once encoded");
    fuzz::require(encode(*again) == bytes, "a second turn changes nothing");
}

} // namespace

void fuzz::run(QByteArrayView input)
{
    requireStable(decodeBroadcast(input), &decodeBroadcast);
    requireStable(decodeRequest(input), &decodeRequest);
    requireStable(decodeResponse(input), &decodeResponse);
    (void)parseChannel("socket.io", input);
    (void)Channels("socket.io", "/").roomOf(input);
}
