#include "engine/httprequestparser.h"
#include "engine/querystring.h"
#include "engine/requestverifier.h"
#include "engine/websockethandshake.h"
#include "fuzz.h"

using namespace relayscope;
using namespace relayscope::engineio;

namespace {

constexpr qsizetype kBodyLimit = 1'000;

/// A request read in pieces of pieceSize, as far as it goes.
struct Reading {
    bool isMalformed = false;
    bool isComplete = false;
    QByteArray target;
    QByteArray body;

    bool operator==(const Reading &) const = default;
};

Reading readIn(QByteArrayView input, qsizetype pieceSize)
{
    Reading reading;
    HttpRequestParser parser;
    QByteArray waiting;
    bool headTaken = false;
    for (qsizetype begin = 0; begin < input.size() && !parser.isComplete(); begin += pieceSize) {
        waiting.append(input.sliced(begin, qMin(pieceSize, input.size() - begin)));
        for (;;) {
            const Expected<qsizetype, HttpParseError> consumed = parser.feed(waiting);
            if (!consumed) {
                reading.isMalformed = true;
                return reading;
            }
            fuzz::require(*consumed <= waiting.size(), "no more is consumed than there is");
            waiting.remove(0, *consumed);
            if (parser.isHeadComplete() && !headTaken) {
                headTaken = true;
                const HttpRequestHead head = parser.takeHead();
                reading.target = head.target;
                parser.keepBody(kBodyLimit);
                (void)parseQuery(head.target);
                (void)refuseWebSocket(head);
                (void)acceptWebSocket(head, {});
                continue;
            }
            if (*consumed == 0 || waiting.isEmpty() || parser.isComplete())
                break;
        }
    }
    reading.isComplete = parser.isComplete();
    if (parser.isComplete())
        reading.body = parser.takeBody();
    fuzz::require(reading.body.size() <= kBodyLimit, "no more of a body is kept than was asked for");
    return reading;
}

} // namespace

void fuzz::run(QByteArrayView input)
{
    const Reading whole = readIn(input, qMax<qsizetype>(input.size(), 1));
    const Reading inPieces = readIn(input, 7);
    require(whole.isComplete == inPieces.isComplete && whole.target == inPieces.target && whole.body == inPieces.body,
        "a request reads the same however it is cut");
}
