#include "run/names.h"

namespace relayscope::run {

QByteArray nameOf(core::PlaceKind kind)
{
    switch (kind) {
    case core::PlaceKind::Unknown:
        return QByteArrayLiteral("unknown");
    case core::PlaceKind::Client:
        return QByteArrayLiteral("client");
    case core::PlaceKind::Node:
        return QByteArrayLiteral("node");
    case core::PlaceKind::Redis:
        return QByteArrayLiteral("redis");
    case core::PlaceKind::ForeignServer:
        return QByteArrayLiteral("foreignServer");
    }
    return {};
}

QByteArray nameOf(core::HopKind kind)
{
    switch (kind) {
    case core::HopKind::Sent:
        return QByteArrayLiteral("sent");
    case core::HopKind::Received:
        return QByteArrayLiteral("received");
    case core::HopKind::Published:
        return QByteArrayLiteral("published");
    case core::HopKind::SeenOnRedis:
        return QByteArrayLiteral("seenOnRedis");
    case core::HopKind::ReceivedFromRedis:
        return QByteArrayLiteral("receivedFromRedis");
    case core::HopKind::LocalBroadcast:
        return QByteArrayLiteral("localBroadcast");
    case core::HopKind::WrittenToClient:
        return QByteArrayLiteral("writtenToClient");
    case core::HopKind::Delivered:
        return QByteArrayLiteral("delivered");
    case core::HopKind::AckSent:
        return QByteArrayLiteral("ackSent");
    case core::HopKind::AckDelivered:
        return QByteArrayLiteral("ackDelivered");
    case core::HopKind::ClientAckSent:
        return QByteArrayLiteral("clientAckSent");
    case core::HopKind::AckReceived:
        return QByteArrayLiteral("ackReceived");
    case core::HopKind::AckMissing:
        return QByteArrayLiteral("ackMissing");
    case core::HopKind::Skipped:
        return QByteArrayLiteral("skipped");
    case core::HopKind::Lost:
        return QByteArrayLiteral("lost");
    case core::HopKind::Connected:
        return QByteArrayLiteral("connected");
    case core::HopKind::Disconnected:
        return QByteArrayLiteral("disconnected");
    case core::HopKind::TransportUpgraded:
        return QByteArrayLiteral("transportUpgraded");
    case core::HopKind::RoomJoined:
        return QByteArrayLiteral("roomJoined");
    case core::HopKind::RoomLeft:
        return QByteArrayLiteral("roomLeft");
    case core::HopKind::RedisLink:
        return QByteArrayLiteral("redisLink");
    case core::HopKind::Readiness:
        return QByteArrayLiteral("readiness");
    case core::HopKind::ProtocolViolation:
        return QByteArrayLiteral("protocolViolation");
    case core::HopKind::Request:
        return QByteArrayLiteral("request");
    case core::HopKind::Response:
        return QByteArrayLiteral("response");
    case core::HopKind::ObservationsDropped:
        return QByteArrayLiteral("observationsDropped");
    case core::HopKind::Heartbeat:
        return QByteArrayLiteral("heartbeat");
    }
    return {};
}

QByteArray nameOf(core::Verdict verdict)
{
    switch (verdict) {
    case core::Verdict::None:
        return QByteArrayLiteral("none");
    case core::Verdict::Delivered:
        return QByteArrayLiteral("delivered");
    case core::Verdict::OwnEchoIgnored:
        return QByteArrayLiteral("ownEchoIgnored");
    case core::Verdict::NoSocketInRoom:
        return QByteArrayLiteral("noSocketInRoom");
    case core::Verdict::Excluded:
        return QByteArrayLiteral("excluded");
    case core::Verdict::OtherNamespace:
        return QByteArrayLiteral("otherNamespace");
    case core::Verdict::LocalFlag:
        return QByteArrayLiteral("localFlag");
    case core::Verdict::NoSubscriber:
        return QByteArrayLiteral("noSubscriber");
    case core::Verdict::Undecodable:
        return QByteArrayLiteral("undecodable");
    case core::Verdict::Lost:
        return QByteArrayLiteral("lost");
    case core::Verdict::Duplicate:
        return QByteArrayLiteral("duplicate");
    case core::Verdict::AckReceived:
        return QByteArrayLiteral("ackReceived");
    case core::Verdict::AckMissing:
        return QByteArrayLiteral("ackMissing");
    case core::Verdict::VolatileDropped:
        return QByteArrayLiteral("volatileDropped");
    case core::Verdict::Published:
        return QByteArrayLiteral("published");
    case core::Verdict::HandledByRule:
        return QByteArrayLiteral("handledByRule");
    case core::Verdict::NoRule:
        return QByteArrayLiteral("noRule");
    case core::Verdict::QueueFull:
        return QByteArrayLiteral("queueFull");
    }
    return {};
}

} // namespace relayscope::run
