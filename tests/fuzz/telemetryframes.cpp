#include "fuzz.h"
#include "telemetry/frame.h"

#include <QList>

using namespace relayscope;
using namespace relayscope::telemetry;

namespace {

/// The frames as written again, and whether the stream ended in an error.
std::pair<QList<QByteArray>, bool> readIn(QByteArrayView input, qsizetype pieceSize)
{
    FrameReader reader;
    QList<QByteArray> frames;
    for (qsizetype begin = 0; begin < input.size(); begin += pieceSize) {
        reader.append(input.sliced(begin, qMin(pieceSize, input.size() - begin)));
        for (;;) {
            const Expected<std::optional<Frame>, FrameError> frame = reader.next();
            if (!frame)
                return {frames, true};
            if (!*frame)
                break;
            frames.append(encodeFrame(**frame));
        }
    }
    return {frames, false};
}

} // namespace

void fuzz::run(QByteArrayView input)
{
    const auto whole = readIn(input, qMax<qsizetype>(input.size(), 1));
    require(readIn(input, 3) == whole, "frames read the same in pieces");
    const auto again = readIn(whole.first.join(), qMax<qsizetype>(input.size(), 1));
    require(!again.second && again.first == whole.first, "a second turn changes nothing");
}
