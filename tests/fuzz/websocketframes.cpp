#include "fuzz.h"
#include "protocol/websocket/framereader.h"

#include <QList>

#include <utility>

using namespace relayscope;
using namespace relayscope::websocket;

namespace {

constexpr qsizetype kMaxMessageBytes = 1'000;

using Reading = QList<std::pair<int, QByteArray>>;

Reading readIn(QByteArrayView input, qsizetype pieceSize)
{
    FrameReader reader(kMaxMessageBytes);
    Reading reading;
    for (qsizetype begin = 0; begin < input.size(); begin += pieceSize) {
        QByteArray piece = input.sliced(begin, qMin(pieceSize, input.size() - begin)).toByteArray();
        std::span<char> bytes(piece.data(), static_cast<std::size_t>(piece.size()));
        for (;;) {
            const Expected<std::optional<Message>, Violation> message = reader.read(bytes);
            if (!message) {
                reading.append({message.error().closeCode, QByteArray()});
                return reading;
            }
            if (!*message)
                break;
            const QByteArrayView payload = (*message)->payload;
            fuzz::require(payload.size() <= kMaxMessageBytes, "no message is longer than the limit");
            if ((*message)->opcode == Opcode::Text)
                fuzz::require(payload.isValidUtf8(), "text is UTF-8");
            reading.append({static_cast<int>((*message)->opcode), payload.toByteArray()});
        }
        fuzz::require(bytes.empty(), "all input is used");
    }
    return reading;
}

} // namespace

void fuzz::run(QByteArrayView input)
{
    const Reading whole = readIn(input, qMax<qsizetype>(input.size(), 1));
    require(readIn(input, 1) == whole, "frames read the same byte by byte");
    require(readIn(input, 5) == whole, "frames read the same in pieces");
}
