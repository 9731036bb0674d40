#include "models/tone.h"

namespace relayscope::models {

namespace {

Tone toneOf(core::ProcessState state)
{
    switch (state) {
    case core::ProcessState::Stopped:
        return Tone::Quiet;
    case core::ProcessState::Starting:
    case core::ProcessState::Stopping:
        return Tone::Pending;
    case core::ProcessState::Running:
        return Tone::Good;
    case core::ProcessState::Crashed:
    case core::ProcessState::GaveUp:
        return Tone::Bad;
    }
    Q_UNREACHABLE();
}

Tone toneOf(core::Verdict verdict)
{
    using core::Verdict;
    switch (verdict) {
    case Verdict::None:
    case Verdict::Published:
    case Verdict::HandledByRule:
        return Tone::Plain;
    case Verdict::Delivered:
    case Verdict::AckReceived:
        return Tone::Good;
    case Verdict::OwnEchoIgnored:
    case Verdict::NoSocketInRoom:
    case Verdict::NoSocket:
    case Verdict::Excluded:
    case Verdict::OtherNamespace:
    case Verdict::LocalFlag:
        return Tone::Quiet;
    case Verdict::NoSubscriber:
    case Verdict::Duplicate:
    case Verdict::VolatileDropped:
    case Verdict::NoRule:
        return Tone::Pending;
    case Verdict::Undecodable:
    case Verdict::Lost:
    case Verdict::AckMissing:
    case Verdict::QueueFull:
        return Tone::Bad;
    }
    Q_UNREACHABLE();
}

Tone toneOf(core::HopKind kind, core::Verdict verdict)
{
    using core::HopKind;
    switch (kind) {
    case HopKind::Delivered:
    case HopKind::AckDelivered:
    case HopKind::AckReceived:
        return Tone::Good;
    case HopKind::AckMissing:
    case HopKind::Lost:
    case HopKind::Missed:
    case HopKind::ProtocolViolation:
    case HopKind::Refused:
        return Tone::Bad;
    case HopKind::ObservationsDropped:
        return Tone::Pending;
    case HopKind::Connected:
    case HopKind::Disconnected:
    case HopKind::TransportUpgraded:
    case HopKind::RoomJoined:
    case HopKind::RoomLeft:
    case HopKind::RedisLink:
    case HopKind::Readiness:
    case HopKind::Heartbeat:
        return Tone::Quiet;
    case HopKind::Sent:
    case HopKind::Emitted:
    case HopKind::Received:
    case HopKind::Published:
    case HopKind::SeenOnRedis:
    case HopKind::ReceivedFromRedis:
    case HopKind::LocalBroadcast:
    case HopKind::WrittenToClient:
    case HopKind::AckSent:
    case HopKind::ClientAckSent:
    case HopKind::Skipped:
    case HopKind::Request:
    case HopKind::Response:
        // These go on as they should; only what became of them can be more than plain.
        return toneOf(verdict) == Tone::Good ? Tone::Plain : toneOf(verdict);
    }
    Q_UNREACHABLE();
}

} // namespace

Tone toneOf(const core::Hop &hop)
{
    return toneOf(hop.kind, hop.verdict);
}

Tone toneOf(const core::TraceStep &step)
{
    return step.verdict == core::Verdict::Duplicate ? Tone::Pending : toneOf(step.kind, step.verdict);
}

Tone toneOf(const core::TraceVerdict &verdict)
{
    return toneOf(verdict.verdict);
}

Tone toneOf(const core::RedisStatus &redis)
{
    return toneOf(redis.state);
}

Tone toneOf(const core::NodeStatus &node)
{
    return node.state == core::ProcessState::Running && !node.ready ? Tone::Pending : toneOf(node.state);
}

Tone toneOf(const core::ClientStatus &client)
{
    switch (client.state) {
    case core::ClientState::Disconnected:
    case core::ClientState::Stopped:
        return Tone::Quiet;
    case core::ClientState::Connecting:
    case core::ClientState::WaitingToReconnect:
        return Tone::Pending;
    case core::ClientState::Connected:
        return Tone::Good;
    case core::ClientState::Refused:
        return Tone::Bad;
    }
    Q_UNREACHABLE();
}

} // namespace relayscope::models
