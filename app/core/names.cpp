#include "core/names.h"

namespace relayscope::core {

QByteArray nameOf(PlaceKind kind)
{
    switch (kind) {
    case PlaceKind::Unknown:
        return QByteArrayLiteral("unknown");
    case PlaceKind::Client:
        return QByteArrayLiteral("client");
    case PlaceKind::Node:
        return QByteArrayLiteral("node");
    case PlaceKind::Redis:
        return QByteArrayLiteral("redis");
    case PlaceKind::ForeignServer:
        return QByteArrayLiteral("foreignServer");
    }
    return {};
}

QByteArray nameOf(HopKind kind)
{
    switch (kind) {
    case HopKind::Sent:
        return QByteArrayLiteral("sent");
    case HopKind::Received:
        return QByteArrayLiteral("received");
    case HopKind::Published:
        return QByteArrayLiteral("published");
    case HopKind::SeenOnRedis:
        return QByteArrayLiteral("seenOnRedis");
    case HopKind::ReceivedFromRedis:
        return QByteArrayLiteral("receivedFromRedis");
    case HopKind::LocalBroadcast:
        return QByteArrayLiteral("localBroadcast");
    case HopKind::WrittenToClient:
        return QByteArrayLiteral("writtenToClient");
    case HopKind::Delivered:
        return QByteArrayLiteral("delivered");
    case HopKind::AckSent:
        return QByteArrayLiteral("ackSent");
    case HopKind::AckDelivered:
        return QByteArrayLiteral("ackDelivered");
    case HopKind::ClientAckSent:
        return QByteArrayLiteral("clientAckSent");
    case HopKind::AckReceived:
        return QByteArrayLiteral("ackReceived");
    case HopKind::AckMissing:
        return QByteArrayLiteral("ackMissing");
    case HopKind::Skipped:
        return QByteArrayLiteral("skipped");
    case HopKind::Lost:
        return QByteArrayLiteral("lost");
    case HopKind::Connected:
        return QByteArrayLiteral("connected");
    case HopKind::Disconnected:
        return QByteArrayLiteral("disconnected");
    case HopKind::TransportUpgraded:
        return QByteArrayLiteral("transportUpgraded");
    case HopKind::RoomJoined:
        return QByteArrayLiteral("roomJoined");
    case HopKind::RoomLeft:
        return QByteArrayLiteral("roomLeft");
    case HopKind::RedisLink:
        return QByteArrayLiteral("redisLink");
    case HopKind::Readiness:
        return QByteArrayLiteral("readiness");
    case HopKind::Refused:
        return QByteArrayLiteral("refused");
    case HopKind::ProtocolViolation:
        return QByteArrayLiteral("protocolViolation");
    case HopKind::Request:
        return QByteArrayLiteral("request");
    case HopKind::Response:
        return QByteArrayLiteral("response");
    case HopKind::ObservationsDropped:
        return QByteArrayLiteral("observationsDropped");
    case HopKind::Heartbeat:
        return QByteArrayLiteral("heartbeat");
    case HopKind::Emitted:
        return QByteArrayLiteral("emitted");
    case HopKind::Missed:
        return QByteArrayLiteral("missed");
    }
    return {};
}

QByteArray nameOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::None:
        return QByteArrayLiteral("none");
    case Verdict::Delivered:
        return QByteArrayLiteral("delivered");
    case Verdict::OwnEchoIgnored:
        return QByteArrayLiteral("ownEchoIgnored");
    case Verdict::NoSocketInRoom:
        return QByteArrayLiteral("noSocketInRoom");
    case Verdict::Excluded:
        return QByteArrayLiteral("excluded");
    case Verdict::OtherNamespace:
        return QByteArrayLiteral("otherNamespace");
    case Verdict::LocalFlag:
        return QByteArrayLiteral("localFlag");
    case Verdict::NoSubscriber:
        return QByteArrayLiteral("noSubscriber");
    case Verdict::Undecodable:
        return QByteArrayLiteral("undecodable");
    case Verdict::Lost:
        return QByteArrayLiteral("lost");
    case Verdict::Duplicate:
        return QByteArrayLiteral("duplicate");
    case Verdict::AckReceived:
        return QByteArrayLiteral("ackReceived");
    case Verdict::AckMissing:
        return QByteArrayLiteral("ackMissing");
    case Verdict::VolatileDropped:
        return QByteArrayLiteral("volatileDropped");
    case Verdict::Published:
        return QByteArrayLiteral("published");
    case Verdict::HandledByRule:
        return QByteArrayLiteral("handledByRule");
    case Verdict::NoRule:
        return QByteArrayLiteral("noRule");
    case Verdict::QueueFull:
        return QByteArrayLiteral("queueFull");
    case Verdict::NoSocket:
        return QByteArrayLiteral("noSocket");
    }
    return {};
}

} // namespace relayscope::core
