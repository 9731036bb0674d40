#include "core/hopmessage.h"

#include "protocol/json.h"

namespace relayscope::core {

std::optional<SavedMessage> savedMessageOf(const Hop &hop)
{
    if (hop.eventName.isEmpty() || hop.payload.size() >= Hop::kMaxPreviewBytes)
        return std::nullopt;
    auto parsed = protocol::parseJson(hop.payload);
    if (!parsed || parsed->asArray() == nullptr || parsed->asArray()->empty())
        return std::nullopt;
    protocol::Value::Array arguments = std::move(*parsed->asArray());
    if (const QByteArray *name = arguments.front().asText(); name == nullptr || *name != hop.eventName)
        return std::nullopt;
    arguments.erase(arguments.begin());

    SavedMessage message;
    message.event = hop.eventName;
    message.arguments = protocol::toJson(protocol::Value(std::move(arguments)));
    if (!hop.nsp.isEmpty())
        message.nsp = hop.nsp;
    switch (hop.from.kind) {
    case PlaceKind::Client:
        message.sender = SavedMessage::Sender::Client;
        message.senderId = hop.from.id;
        return message;
    case PlaceKind::Node:
        message.sender = SavedMessage::Sender::Node;
        message.senderId = hop.from.id;
        break;
    case PlaceKind::Unknown:
    case PlaceKind::Redis:
    case PlaceKind::ForeignServer:
        message.sender = SavedMessage::Sender::Emitter;
        break;
    }
    if (!hop.room.isEmpty())
        message.rooms = {hop.room};
    return message;
}

} // namespace relayscope::core
