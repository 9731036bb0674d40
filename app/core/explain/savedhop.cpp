#include "core/explain/savedhop.h"

namespace relayscope::core::explain {

namespace {

/// What the composer starts with when an answer is asked for.
constexpr int kAckTimeoutMs = 5'000;

} // namespace

std::optional<SavedMessage> savedMessage(
    const Hop &hop, const ExplainedFrame &frame, const QList<ClientStatus> &clients)
{
    if (!frame.event || frame.isPrefix)
        return std::nullopt;
    const EventContents &event = *frame.event;
    SavedMessage message;
    message.nsp = event.nsp;
    message.event = event.name;
    message.arguments = event.arguments;
    message.rooms = event.rooms;
    message.except = event.except;
    message.isVolatile = event.isVolatile;
    message.ackTimeoutMs = event.wantsAck ? kAckTimeoutMs : 0;
    message.senderId = hop.from.id;
    if (hop.from.kind == PlaceKind::Client) {
        message.sender = SavedMessage::Sender::Client;
    } else if (hop.from.kind == PlaceKind::Node) {
        message.sender = SavedMessage::Sender::Node;
    } else {
        message.sender = SavedMessage::Sender::Emitter;
        message.senderId.clear();
    }
    if (hop.to.kind == PlaceKind::Client) {
        for (const ClientStatus &client : clients) {
            if (client.spec.id == hop.to.id && !client.sid.isEmpty())
                message.rooms = {client.sid};
        }
    }
    return message;
}

} // namespace relayscope::core::explain
