#include "models/messagedraft.h"

#include "models/argumentlist.h"
#include "protocol/socketio/encoder.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace relayscope::models {

namespace {

/// Gives lupdate a context for what stands in free functions.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(relayscope::models::Words)
};

constexpr std::array<QLatin1String, 6> kReservedEvents{QLatin1String("connect"), QLatin1String("connect_error"),
    QLatin1String("disconnect"), QLatin1String("disconnecting"), QLatin1String("newListener"),
    QLatin1String("removeListener")};

} // namespace

Expected<OutgoingMessage, DraftProblem> checkDraft(const QString &event, const QString &arguments)
{
    if (event.isEmpty())
        return Unexpected(DraftProblem{DraftField::Event, Words::tr("The event needs a name"), 0});
    if (std::find(kReservedEvents.begin(), kReservedEvents.end(), event) != kReservedEvents.end())
        return Unexpected(DraftProblem{
            DraftField::Event, Words::tr("Socket.IO keeps the event name \"%1\" for itself").arg(event), 0});
    Expected<protocol::Value::Array, ArgumentError> values = parseArguments(arguments);
    if (!values)
        return Unexpected(
            DraftProblem{DraftField::Arguments, argumentErrorText(values.error()), values.error().position});
    return OutgoingMessage{event.toUtf8(), std::move(*values)};
}

QByteArray wireFrame(const OutgoingMessage &message, std::optional<std::uint64_t> ackId)
{
    socketio::Packet packet;
    packet.id = ackId;
    packet.payload = socketio::makeEvent(message.event, message.arguments);
    return '4' + socketio::encode(packet).text;
}

} // namespace relayscope::models
