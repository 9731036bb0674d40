#include "core/clienthop.h"

#include <utility>

namespace relayscope::core {

namespace {

struct Shape {
    HopKind kind = HopKind::Sent;
    Verdict verdict = Verdict::None;
    bool isIncoming = false;
};

Shape shapeOf(const ClientObservation &seen)
{
    using Kind = ClientObservation::Kind;
    switch (seen.kind) {
    case Kind::Connected:
        return {HopKind::Connected};
    case Kind::Disconnected:
        return {HopKind::Disconnected};
    case Kind::Sent:
        return {HopKind::Sent};
    case Kind::Delivered:
        return {HopKind::Delivered, Verdict::Delivered, true};
    case Kind::AckDelivered:
        return {HopKind::AckDelivered, Verdict::AckReceived, true};
    case Kind::AckMissing:
        return {HopKind::AckMissing, Verdict::AckMissing};
    case Kind::AckSent:
        return {HopKind::ClientAckSent};
    case Kind::Heartbeat:
        return {HopKind::Heartbeat, Verdict::None, seen.text == QLatin1String(kPing)};
    }
    return {};
}

} // namespace

Hop makeClientHop(const ClientObservation &seen, const Directory &directory)
{
    const Shape shape = shapeOf(seen);
    Hop hop;
    hop.timeNs = seen.timeNs;
    hop.kind = shape.kind;
    hop.verdict = shape.verdict;
    hop.nsp = seen.nsp;
    hop.eventName = seen.eventName;
    hop.bytes = seen.bytes;
    hop.text = seen.text;
    hop.payload = seen.payload.left(Hop::kMaxPreviewBytes);
    hop.from = directory.client(seen.clientId);
    hop.to = directory.node(seen.nodeId);
    if (shape.isIncoming)
        std::swap(hop.from, hop.to);
    return hop;
}

} // namespace relayscope::core
