#include "models/picturestep.h"

#include "core/words.h"

#include <QCoreApplication>

namespace relayscope::models {

namespace {

using core::Hop;
using core::HopKind;
using core::PlaceKind;
using core::Verdict;

/// Gives lupdate a context for what stands in free functions.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(relayscope::models::Picture)
};

/// A socket that no client of ours has is seen at its node.
QString clientBox(const core::Place &client, const core::Place &node, const PictureScene &scene)
{
    const QString own = scene.boxIdOf(client.id);
    return own.isEmpty() ? PictureScene::foreignClientsId(node.id) : own;
}

PictureStep stepOf(const Hop &hop)
{
    PictureStep step;
    step.message = hop.message;
    step.hop = hop.number;
    step.timeNs = hop.timeNs;
    return step;
}

/// Why the message stays here; empty for a verdict that is no reason.
QString noteText(const Hop &hop)
{
    if (hop.kind == HopKind::Missed)
        return hop.text;
    switch (hop.verdict) {
    case Verdict::NoSocketInRoom:
        return hop.room.isEmpty() ? core::verdictText(hop.verdict)
                                  : Words::tr("no socket in room %1").arg(QString::fromUtf8(hop.room));
    case Verdict::NoSocket:
    case Verdict::OwnEchoIgnored:
    case Verdict::Excluded:
    case Verdict::OtherNamespace:
    case Verdict::LocalFlag:
    case Verdict::NoSubscriber:
    case Verdict::Undecodable:
    case Verdict::Lost:
    case Verdict::Duplicate:
    case Verdict::AckMissing:
    case Verdict::VolatileDropped:
    case Verdict::NoRule:
    case Verdict::QueueFull:
        return core::verdictText(hop.verdict);
    case Verdict::None:
    case Verdict::Delivered:
    case Verdict::AckReceived:
    case Verdict::Published:
    case Verdict::HandledByRule:
        return {};
    }
    Q_UNREACHABLE();
}

StepLook lookOf(Tone tone, const QString &note)
{
    if (note.isEmpty())
        return StepLook::Plain;
    return tone == Tone::Bad ? StepLook::Bad : StepLook::Ignored;
}

void setNote(PictureStep &step, const Hop &hop, NotePlace place, const QString &box)
{
    step.note = noteText(hop);
    step.notePlace = place;
    step.noteBox = box;
    step.noteTone = toneOf(hop);
}

} // namespace

std::optional<PictureStep> PictureStepMaker::make(const Hop &hop, const PictureScene &scene)
{
    if (hop.isNoise())
        return std::nullopt;
    switch (hop.kind) {
    case HopKind::Sent:
    case HopKind::Received:
    case HopKind::WrittenToClient:
    case HopKind::AckSent:
    case HopKind::ClientAckSent:
    case HopKind::AckReceived:
        return makeClientStep(hop, scene);
    case HopKind::Published:
    case HopKind::SeenOnRedis:
    case HopKind::ReceivedFromRedis:
    case HopKind::Request:
    case HopKind::Response:
        return makeBusStep(hop, scene);
    case HopKind::Emitted:
        return makeStartStep(hop, scene);
    case HopKind::LocalBroadcast:
    case HopKind::AckMissing:
    case HopKind::Skipped:
    case HopKind::Lost:
    case HopKind::Missed:
        return makeNoteStep(hop, scene);
    case HopKind::Delivered:
    case HopKind::AckDelivered:
    case HopKind::Connected:
    case HopKind::Disconnected:
    case HopKind::TransportUpgraded:
    case HopKind::RoomJoined:
    case HopKind::RoomLeft:
    case HopKind::RedisLink:
    case HopKind::Readiness:
    case HopKind::ProtocolViolation:
    case HopKind::Refused:
    case HopKind::ObservationsDropped:
    case HopKind::Heartbeat:
        return std::nullopt; // seen at its other end, or not of a message
    }
    Q_UNREACHABLE();
}

std::optional<PictureStep> PictureStepMaker::makeClientStep(const Hop &hop, const PictureScene &scene) const
{
    const bool isUp = hop.from.kind == PlaceKind::Client;
    const core::Place &client = isUp ? hop.from : hop.to;
    const core::Place &node = isUp ? hop.to : hop.from;
    if (client.kind != PlaceKind::Client || node.kind != PlaceKind::Node)
        return std::nullopt;
    // Our clients tell when they send; of others only what comes in is seen.
    const bool isSeenAtNode = hop.kind == HopKind::Received || hop.kind == HopKind::AckReceived;
    if (isSeenAtNode && !scene.boxIdOf(client.id).isEmpty())
        return std::nullopt;
    const QString box = clientBox(client, node, scene);
    PictureStep step = stepOf(hop);
    const bool isLocal = hop.kind == HopKind::WrittenToClient && hop.message != 0 && !isFromRedis(hop.message, node.id);
    const EdgeKind kind = isUp ? EdgeKind::ToNode : isLocal ? EdgeKind::LocalToClient : EdgeKind::ToClient;
    step.edge = PictureEdgeId{kind, box};
    step.from = isUp ? box : node.id;
    step.to = isUp ? node.id : box;
    step.isStart = hop.kind == HopKind::Sent || hop.kind == HopKind::Received;
    step.look = isLocal ? StepLook::Local : StepLook::Plain;
    if (!isUp)
        setNote(step, hop, NotePlace::Client, box);
    return step;
}

std::optional<PictureStep> PictureStepMaker::makeBusStep(const Hop &hop, const PictureScene &scene)
{
    PictureStep step = stepOf(hop);
    if (hop.from.kind == PlaceKind::Redis && hop.to.kind == PlaceKind::Node) {
        if (hop.message != 0 && hop.verdict != Verdict::OwnEchoIgnored)
            noteFromRedis(hop.message, hop.to.id);
        step.edge = PictureEdgeId{EdgeKind::Subscribe, hop.to.id};
        setNote(step, hop, NotePlace::Receiving, hop.to.id);
        step.look = lookOf(step.noteTone, step.note);
    } else if (hop.from.kind == PlaceKind::Node && hop.kind != HopKind::SeenOnRedis) {
        step.edge = PictureEdgeId{EdgeKind::Publish, hop.from.id};
        setNote(step, hop, NotePlace::Publishing, hop.from.id);
        if (hop.verdict == Verdict::LocalFlag || hop.verdict == Verdict::QueueFull)
            step.edge.reset(); // it stayed in the node
    } else if (hop.from.kind == PlaceKind::ForeignServer && hop.kind == HopKind::SeenOnRedis) {
        step.edge = PictureEdgeId{EdgeKind::ForeignPublish, scene.boxIdOf(PictureScene::foreignServerId(hop.from.id))};
        if (step.edge->boxId.isEmpty())
            return std::nullopt;
        step.isStart = !hop.eventName.isEmpty();
    } else {
        return std::nullopt;
    }
    const bool isDown = hop.from.kind == PlaceKind::Redis;
    step.from = isDown ? PictureScene::redisId() : step.edge ? step.edge->boxId : hop.from.id;
    step.to = isDown ? hop.to.id : step.edge ? PictureScene::redisId() : hop.from.id;
    return step;
}

std::optional<PictureStep> PictureStepMaker::makeStartStep(const Hop &hop, const PictureScene &scene)
{
    if (scene.box(hop.from.id) == nullptr)
        return std::nullopt;
    PictureStep step = stepOf(hop);
    step.from = hop.from.id;
    step.to = hop.from.id;
    step.isStart = true;
    // What comes along an edge is seen to start there; this is seen nowhere else.
    step.note = startText();
    step.notePlace = NotePlace::Start;
    step.noteBox = hop.from.id;
    step.noteTone = Tone::Plain;
    return step;
}

std::optional<PictureStep> PictureStepMaker::makeNoteStep(const Hop &hop, const PictureScene &scene)
{
    PictureStep step = stepOf(hop);
    const core::Place &node = hop.from.kind == PlaceKind::Node ? hop.from : hop.to;
    const bool isOfClient = hop.from.kind == PlaceKind::Client || hop.to.kind == PlaceKind::Client;
    if (isOfClient) {
        const core::Place &client = hop.from.kind == PlaceKind::Client ? hop.from : hop.to;
        setNote(step, hop, NotePlace::Client, clientBox(client, node, scene));
    } else {
        const bool isReceiver = hop.from.kind == PlaceKind::Redis;
        setNote(step, hop, isReceiver ? NotePlace::Receiving : NotePlace::Publishing, node.id);
    }
    step.from = step.noteBox;
    step.to = step.noteBox;
    step.look = lookOf(step.noteTone, step.note);
    if (step.note.isEmpty() || scene.box(step.noteBox) == nullptr)
        return std::nullopt;
    return step;
}

void PictureStepMaker::noteFromRedis(quint64 message, const QString &nodeId)
{
    auto found = m_fromRedis.find(message);
    if (found == m_fromRedis.end()) {
        while (m_order.size() >= kMaxMessages) {
            m_fromRedis.remove(m_order.front());
            m_order.pop_front();
        }
        m_order.push_back(message);
        found = m_fromRedis.insert(message, {});
    }
    found->insert(nodeId);
}

bool PictureStepMaker::isFromRedis(quint64 message, const QString &nodeId) const
{
    const auto found = m_fromRedis.constFind(message);
    return found != m_fromRedis.cend() && found->contains(nodeId);
}

void PictureStepMaker::join(const core::MessageJoin &join)
{
    const QSet<QString> nodes = m_fromRedis.value(join.from);
    for (const QString &node : nodes)
        noteFromRedis(join.into, node);
}

QString startText()
{
    return Words::tr("start", "mark of the box where a message starts");
}

QList<PictureStep> pictureSteps(const QList<Hop> &hops, const PictureScene &scene)
{
    PictureStepMaker maker;
    QList<PictureStep> steps;
    for (const Hop &hop : hops) {
        if (std::optional<PictureStep> step = maker.make(hop, scene))
            steps.append(std::move(*step));
    }
    return steps;
}

} // namespace relayscope::models
