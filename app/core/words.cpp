#include "core/words.h"

#include "core/peertext.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace relayscope::core {

namespace {

/// Gives lupdate a context for what stands in free functions.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(relayscope::core::Words)
};

/// The count is part of the sentence for these. The languages shipped, English and Chinese, need no more forms; those
/// of Qt would show "(s)" wherever no English translation is loaded.
QString countText(const Hop &hop)
{
    const bool isOnRedis = hop.kind == HopKind::Published || hop.kind == HopKind::SeenOnRedis;
    if (isOnRedis && hop.count >= 0)
        return hop.count == 1 ? Words::tr("1 receiver") : Words::tr("%1 receivers").arg(hop.count);
    const bool isForSockets = hop.kind == HopKind::LocalBroadcast || hop.kind == HopKind::ReceivedFromRedis;
    if (isForSockets && hop.count > 0)
        return hop.count == 1 ? Words::tr("1 socket") : Words::tr("%1 sockets").arg(hop.count);
    if (hop.kind == HopKind::ObservationsDropped)
        return hop.count == 1 ? Words::tr("1 observation") : Words::tr("%1 observations").arg(hop.count);
    return {};
}

/// A verdict that only repeats its kind says nothing.
bool isImplied(const Hop &hop)
{
    return (hop.kind == HopKind::Delivered && hop.verdict == Verdict::Delivered)
        || (hop.kind == HopKind::WrittenToClient && hop.verdict == Verdict::Delivered)
        || (hop.kind == HopKind::LocalBroadcast && hop.verdict == Verdict::Delivered)
        || (hop.kind == HopKind::ReceivedFromRedis && hop.verdict == Verdict::Delivered)
        || (hop.kind == HopKind::Published && hop.verdict == Verdict::Published)
        || (hop.kind == HopKind::AckReceived && hop.verdict == Verdict::AckReceived)
        || (hop.kind == HopKind::AckDelivered && hop.verdict == Verdict::AckReceived)
        || (hop.kind == HopKind::AckMissing && hop.verdict == Verdict::AckMissing)
        || (hop.kind == HopKind::Lost && hop.verdict == Verdict::Lost) || hop.kind == HopKind::Missed;
}

/// What happened, and from whom nothing came where that is the point.
QString headline(const Hop &hop)
{
    if (hop.kind == HopKind::AckMissing && !hop.to.name.isEmpty())
        return Words::tr("ack missing from %1").arg(hop.to.name);
    return hopKindText(hop.kind);
}

QString verdictOf(const Hop &hop)
{
    if (hop.verdict == Verdict::Duplicate && hop.duplicateOf != 0)
        return Words::tr("duplicate of #%1").arg(hop.duplicateOf);
    return verdictText(hop.verdict);
}

} // namespace

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::None:
        return {};
    case Verdict::Delivered:
        return Words::tr("delivered");
    case Verdict::OwnEchoIgnored:
        return Words::tr("own echo, ignored");
    case Verdict::NoSocketInRoom:
        return Words::tr("no socket in room");
    case Verdict::Excluded:
        return Words::tr("excluded");
    case Verdict::OtherNamespace:
        return Words::tr("other namespace");
    case Verdict::LocalFlag:
        return Words::tr("local flag, not published");
    case Verdict::NoSubscriber:
        return Words::tr("no subscriber");
    case Verdict::Undecodable:
        return Words::tr("undecodable");
    case Verdict::Lost:
        return Words::tr("lost");
    case Verdict::Duplicate:
        return Words::tr("duplicate");
    case Verdict::AckReceived:
        return Words::tr("ack received");
    case Verdict::AckMissing:
        return Words::tr("ack missing");
    case Verdict::VolatileDropped:
        return Words::tr("volatile, dropped");
    case Verdict::Published:
        return Words::tr("published");
    case Verdict::HandledByRule:
        return Words::tr("handled by rule");
    case Verdict::NoRule:
        return Words::tr("no rule for it");
    case Verdict::QueueFull:
        return Words::tr("queue full, dropped");
    case Verdict::NoSocket:
        return Words::tr("no clients here");
    }
    return {};
}

QString hopKindText(HopKind kind)
{
    switch (kind) {
    case HopKind::Sent:
        return Words::tr("sent");
    case HopKind::Received:
        return Words::tr("received");
    case HopKind::Published:
        return Words::tr("published");
    case HopKind::SeenOnRedis:
        return Words::tr("seen on Redis");
    case HopKind::ReceivedFromRedis:
        return Words::tr("received from Redis");
    case HopKind::LocalBroadcast:
        return Words::tr("local broadcast");
    case HopKind::WrittenToClient:
        return Words::tr("written to client");
    case HopKind::Delivered:
        return Words::tr("delivered");
    case HopKind::AckSent:
        return Words::tr("ack sent");
    case HopKind::AckDelivered:
        return Words::tr("ack delivered");
    case HopKind::ClientAckSent:
        return Words::tr("client sent ack");
    case HopKind::AckReceived:
        return Words::tr("ack received");
    case HopKind::AckMissing:
        return Words::tr("ack missing");
    case HopKind::Skipped:
        return Words::tr("skipped");
    case HopKind::Lost:
        return Words::tr("lost");
    case HopKind::Connected:
        return Words::tr("connected");
    case HopKind::Disconnected:
        return Words::tr("disconnected");
    case HopKind::TransportUpgraded:
        return Words::tr("transport upgraded");
    case HopKind::RoomJoined:
        return Words::tr("room joined");
    case HopKind::RoomLeft:
        return Words::tr("room left");
    case HopKind::RedisLink:
        return Words::tr("Redis link");
    case HopKind::Readiness:
        return Words::tr("readiness");
    case HopKind::Refused:
        return Words::tr("request refused");
    case HopKind::ProtocolViolation:
        return Words::tr("protocol violation");
    case HopKind::Request:
        return Words::tr("request");
    case HopKind::Response:
        return Words::tr("response");
    case HopKind::ObservationsDropped:
        return Words::tr("observations dropped");
    case HopKind::Heartbeat:
        return Words::tr("heartbeat");
    case HopKind::Emitted:
        return Words::tr("emitted");
    case HopKind::Missed:
        return Words::tr("not reached");
    }
    return {};
}

QString stateText(ProcessState state)
{
    switch (state) {
    case ProcessState::Stopped:
        return Words::tr("stopped");
    case ProcessState::Starting:
        return Words::tr("starting");
    case ProcessState::Running:
        return Words::tr("running");
    case ProcessState::Stopping:
        return Words::tr("stopping");
    case ProcessState::Crashed:
        return Words::tr("crashed");
    case ProcessState::GaveUp:
        return Words::tr("gave up");
    }
    return {};
}

QString stateText(ClientState state)
{
    switch (state) {
    case ClientState::Disconnected:
        return Words::tr("disconnected");
    case ClientState::Connecting:
        return Words::tr("connecting");
    case ClientState::Connected:
        return Words::tr("connected");
    case ClientState::WaitingToReconnect:
        return Words::tr("reconnecting");
    case ClientState::Refused:
        return Words::tr("refused");
    case ClientState::Stopped:
        return Words::tr("stopped");
    }
    return {};
}

QString stateText(LampState state)
{
    switch (state) {
    case LampState::Off:
        return Words::tr("off");
    case LampState::Connecting:
        return Words::tr("connecting");
    case LampState::Ready:
        return Words::tr("ready");
    case LampState::Lost:
        return Words::tr("lost");
    }
    return {};
}

QString listText(const QStringList &parts)
{
    return parts.join(Words::tr(", ", "between parts of a list"));
}

QString durationText(qint64 ns)
{
    const double ms = double(ns) / 1e6;
    if (std::abs(ms) >= 1'000)
        return Words::tr("%1 s", "seconds").arg(QLocale().toString(ms / 1e3, 'f', 2));
    const int decimals = std::abs(ms) < 1 ? 3 : std::abs(ms) < 10 ? 2 : 1;
    return Words::tr("%1 ms", "milliseconds").arg(QLocale().toString(ms, 'f', decimals));
}

QString describe(const Hop &hop)
{
    QStringList parts{headline(hop)};
    if (hop.verdict != Verdict::None && !isImplied(hop))
        parts.append(verdictOf(hop));
    if (const QString count = countText(hop); !count.isEmpty())
        parts.append(count);
    const QString reason = peerText(hop.text);
    if (!reason.isEmpty() && !parts.constLast().contains(reason))
        parts.append(reason);
    return listText(parts);
}

} // namespace relayscope::core
