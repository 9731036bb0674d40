#include "core/filter/filternames.h"

namespace relayscope::core {

QLatin1StringView filterWord(HopKind kind)
{
    switch (kind) {
    case HopKind::Sent:
        return QLatin1StringView("sent");
    case HopKind::Received:
        return QLatin1StringView("received");
    case HopKind::Emitted:
        return QLatin1StringView("emitted");
    case HopKind::Published:
        return QLatin1StringView("published");
    case HopKind::SeenOnRedis:
        return QLatin1StringView("seen-on-redis");
    case HopKind::ReceivedFromRedis:
        return QLatin1StringView("received-from-redis");
    case HopKind::LocalBroadcast:
        return QLatin1StringView("local-broadcast");
    case HopKind::WrittenToClient:
        return QLatin1StringView("written-to-client");
    case HopKind::Delivered:
        return QLatin1StringView("delivered");
    case HopKind::AckSent:
        return QLatin1StringView("ack-sent");
    case HopKind::AckDelivered:
        return QLatin1StringView("ack-delivered");
    case HopKind::ClientAckSent:
        return QLatin1StringView("client-ack-sent");
    case HopKind::AckReceived:
        return QLatin1StringView("ack-received");
    case HopKind::AckMissing:
        return QLatin1StringView("ack-missing");
    case HopKind::Skipped:
        return QLatin1StringView("skipped");
    case HopKind::Lost:
        return QLatin1StringView("lost");
    case HopKind::Connected:
        return QLatin1StringView("connected");
    case HopKind::Disconnected:
        return QLatin1StringView("disconnected");
    case HopKind::TransportUpgraded:
        return QLatin1StringView("transport-upgraded");
    case HopKind::RoomJoined:
        return QLatin1StringView("room-joined");
    case HopKind::RoomLeft:
        return QLatin1StringView("room-left");
    case HopKind::RedisLink:
        return QLatin1StringView("redis-link");
    case HopKind::Readiness:
        return QLatin1StringView("readiness");
    case HopKind::ProtocolViolation:
        return QLatin1StringView("protocol-violation");
    case HopKind::Request:
        return QLatin1StringView("request");
    case HopKind::Response:
        return QLatin1StringView("response");
    case HopKind::ObservationsDropped:
        return QLatin1StringView("observations-dropped");
    case HopKind::Heartbeat:
        return QLatin1StringView("heartbeat");
    }
    return {};
}

QLatin1StringView filterWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::None:
        return QLatin1StringView("none");
    case Verdict::Delivered:
        return QLatin1StringView("delivered");
    case Verdict::OwnEchoIgnored:
        return QLatin1StringView("own-echo");
    case Verdict::NoSocketInRoom:
        return QLatin1StringView("no-socket-in-room");
    case Verdict::Excluded:
        return QLatin1StringView("excluded");
    case Verdict::OtherNamespace:
        return QLatin1StringView("other-namespace");
    case Verdict::LocalFlag:
        return QLatin1StringView("local-flag");
    case Verdict::NoSubscriber:
        return QLatin1StringView("no-subscriber");
    case Verdict::Undecodable:
        return QLatin1StringView("undecodable");
    case Verdict::Lost:
        return QLatin1StringView("lost");
    case Verdict::Duplicate:
        return QLatin1StringView("duplicate");
    case Verdict::AckReceived:
        return QLatin1StringView("ack-received");
    case Verdict::AckMissing:
        return QLatin1StringView("ack-missing");
    case Verdict::VolatileDropped:
        return QLatin1StringView("volatile-dropped");
    case Verdict::Published:
        return QLatin1StringView("published");
    case Verdict::HandledByRule:
        return QLatin1StringView("handled-by-rule");
    case Verdict::NoRule:
        return QLatin1StringView("no-rule");
    case Verdict::QueueFull:
        return QLatin1StringView("queue-full");
    }
    return {};
}

namespace {

/// The words of an enum whose values count from 0; ends at the first value without a word.
template<typename Enum>
QStringList wordsOf()
{
    QStringList words;
    for (int value = 0; !filterWord(static_cast<Enum>(value)).isEmpty(); ++value)
        words.append(filterWord(static_cast<Enum>(value)));
    return words;
}

} // namespace

const QStringList &filterKindWords()
{
    static const QStringList words = wordsOf<HopKind>();
    return words;
}

const QStringList &filterVerdictWords()
{
    static const QStringList words = wordsOf<Verdict>();
    return words;
}

} // namespace relayscope::core
