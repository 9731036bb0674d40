#include "core/correlator.h"

#include "core/buspeek.h"
#include "core/clienthop.h"
#include "core/nodehop.h"
#include "telemetry/hash.h"

#include <QCoreApplication>

#include <limits>

namespace relayscope::core {

namespace {

using telemetry::Event;
using telemetry::EventKind;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(relayscope::core::Correlator)
};

QByteArray tapObserver()
{
    return QByteArrayLiteral("tap");
}

bool isBusEvent(EventKind kind)
{
    return kind == EventKind::BusPublished || kind == EventKind::BusReceived;
}

} // namespace

Correlator::Correlator(QByteArray busPrefix)
    : m_busPrefix(std::move(busPrefix))
{
}

void Correlator::add(Observation observation)
{
    // Names are learnt at once: a row that waits in the buffer profits from what came after it.
    if (const auto *client = std::get_if<ClientObservation>(&observation))
        m_directory.learnSocket(client->sid, client->clientId);
    if (const auto *node = std::get_if<NodeObservation>(&observation)) {
        if (node->event.kind == EventKind::BusPublished)
            m_directory.learnUid(node->event.uid, node->nodeId);
        else if (node->event.kind == EventKind::SocketConnected)
            m_directory.learnSession(node->instance, node->event.session, node->event.socket);
    }
    m_buffer.add(std::move(observation));
}

Correlator::Output Correlator::take(qint64 nowNs)
{
    const QList<Observation> ripe = m_buffer.take(nowNs);
    for (const Observation &observation : ripe)
        std::visit([this](const auto &seen) { handle(seen); }, observation);
    Output output{std::exchange(m_hops, {}), m_joiner.takeJoins()};
    for (Hop &hop : output.hops)
        hop.message = m_joiner.resolve(hop.message);
    return output;
}

void Correlator::handle(const NodeObservation &seen)
{
    const Event &event = seen.event;
    noteState(seen);
    std::optional<Hop> hop = makeNodeHop(seen, m_directory);
    if (!hop)
        return;
    if (isBusEvent(event.kind)) {
        handleBusEvent(seen, std::move(*hop));
        return;
    }
    if (const QList<JoinKey> keys = keysOf(seen); !keys.isEmpty())
        hop->message = m_joiner.assign(keys, 0, event.timeNs);
    nameAnswer(seen, *hop);
    const bool isOurs = m_directory.isOurSocket(event.socket);
    QList<Hop> lost;
    if (isOurs && event.kind == EventKind::ClientEventReceived)
        m_losses.received(event.socket, event.sequence);
    else if (isOurs && event.kind == EventKind::ClientEventSent)
        lost = m_losses.written(event.socket, event.sequence, *hop);
    else if (isOurs && event.kind == EventKind::SocketDisconnected)
        lost = m_losses.ourSocketClosed(event.socket, event.timeNs);
    emitHop(std::move(*hop));
    emitHops(std::move(lost));
}

/// What later rows are judged by.
void Correlator::noteState(const NodeObservation &seen)
{
    const Event &event = seen.event;
    noteRooms(event);
    if (event.kind == EventKind::SocketConnected) {
        m_losses.socketOpened(seen.instance, event.nsp);
    } else if (event.kind == EventKind::SocketDisconnected) {
        m_losses.socketClosed(seen.instance, event.nsp);
    } else if (event.kind == EventKind::RedisLinkChanged && event.detail == "sub") {
        if (event.text == "ready") {
            m_bus.subscribed(seen.instance, event.timeNs);
            m_absences.subscribed(seen.nodeId);
        } else {
            m_bus.unsubscribed(seen.instance);
            m_absences.subscriptionLost(seen.nodeId, event.timeNs);
        }
    }
}

void Correlator::noteRooms(const Event &event)
{
    if (!m_directory.isOurSocket(event.socket))
        return;
    if (event.kind == EventKind::RoomJoined)
        m_absences.roomJoined(event.socket, event.room);
    else if (event.kind == EventKind::RoomLeft)
        m_absences.roomLeft(event.socket, event.room);
    else if (event.kind == EventKind::SocketDisconnected)
        m_absences.socketClosed(event.socket);
}

/// An acknowledgement does not name the event that it answers: whoever asked did.
void Correlator::nameAnswer(const NodeObservation &seen, Hop &hop)
{
    const Event &event = seen.event;
    if (event.ackId < 0)
        return;
    const JoinKey fromNode{JoinKey::Kind::Trace, seen.instance, event.trace};
    const JoinKey fromClient{JoinKey::Kind::AckOfClient, event.socket, quint64(event.ackId)};
    if (event.kind == EventKind::ClientEventReceived)
        m_asked.note(fromNode, event.eventName);
    else if (event.kind == EventKind::ClientEventSent)
        m_asked.note(fromClient, event.eventName);
    else if (event.kind == EventKind::ClientAckSent)
        hop.eventName = m_asked.nameOf(fromNode);
    else if (event.kind == EventKind::ClientAckReceived || event.kind == EventKind::ClientAckMissing)
        hop.eventName = m_asked.nameOf(fromClient);
}

QList<JoinKey> Correlator::keysOf(const NodeObservation &seen)
{
    const Event &event = seen.event;
    QList<JoinKey> keys;
    if (event.trace != 0)
        keys.append({JoinKey::Kind::Trace, seen.instance, event.trace});
    if (event.kind == EventKind::ClientEventReceived)
        keys.append({JoinKey::Kind::EventToNode, event.socket, event.sequence});
    if (event.kind == EventKind::ClientEventSent) {
        keys.append({JoinKey::Kind::EventToClient, event.socket, event.sequence});
        if (event.ackId >= 0)
            keys.append({JoinKey::Kind::AckOfClient, event.socket, quint64(event.ackId)});
    }
    const bool isAnswer = event.kind == EventKind::ClientAckReceived || event.kind == EventKind::ClientAckMissing;
    if (isAnswer && event.ackId >= 0)
        keys.append({JoinKey::Kind::AckOfClient, event.socket, quint64(event.ackId)});
    const bool isRequest = event.kind == EventKind::RequestSent || event.kind == EventKind::RequestReceived
        || event.kind == EventKind::ResponseSent || event.kind == EventKind::ResponseReceived;
    if (isRequest && !event.detail.isEmpty())
        keys.append({JoinKey::Kind::Request, event.detail, 0});
    return keys;
}

void Correlator::handleBusEvent(const NodeObservation &seen, Hop hop)
{
    const Event &event = seen.event;
    if (event.kind == EventKind::BusReceived) {
        const auto match = m_bus.observed(seen.instance, event.channel, event.payloadHash, event.timeNs);
        joinOnBus(hop, match, keysOf(seen), m_directory.isOurUid(event.uid));
        emitHop(std::move(hop));
        return;
    }
    judgeReceivers(hop);
    if (hop.verdict == Verdict::Published || hop.verdict == Verdict::NoSubscriber || hop.verdict == Verdict::None)
        joinOnBus(
            hop, m_bus.published(seen.nodeId, event.channel, event.payloadHash, event.timeNs), keysOf(seen), true);
    else if (const QList<JoinKey> keys = keysOf(seen); !keys.isEmpty())
        hop.message = m_joiner.assign(keys, 0, event.timeNs);
    emitHop(std::move(hop));
}

void Correlator::judgeReceivers(Hop &hop) const
{
    // Our tap is one of the receivers that Redis counted; the cluster does not have it.
    if (hop.count > 0 && m_isTapReady)
        --hop.count;
    if (hop.count == 0 && hop.verdict == Verdict::Published)
        hop.verdict = Verdict::NoSubscriber;
}

void Correlator::joinOnBus(Hop &hop, const BusOccurrences::Match &match, const QList<JoinKey> &keys, bool isOurs)
{
    BusOccurrence &occurrence = *match.occurrence;
    hop.message = m_joiner.assign(keys, occurrence.message, hop.timeNs);
    occurrence.message = hop.message;
    if (occurrence.bytes == 0) {
        occurrence.nsp = hop.nsp;
        occurrence.room = hop.room;
        occurrence.eventName = hop.eventName;
        occurrence.bytes = hop.bytes;
    }
    // A node that drops a message does not look into it; another one did.
    if (hop.eventName.isEmpty())
        hop.eventName = occurrence.eventName;
    else if (occurrence.eventName.isEmpty())
        occurrence.eventName = hop.eventName;
    hop.inferred = match.hasRivals || (!isOurs && occurrence.publisher.isEmpty());
    if (match.isDuplicate)
        hop.verdict = Verdict::Duplicate;
    if (!hop.inferred || match.candidates < 2)
        return;
    const QString doubt = Texts::tr("ambiguous: one of %1 equal messages").arg(match.candidates);
    hop.text
        = hop.text.isEmpty() ? doubt : Texts::tr("%1; %2", "what it is; why that is not certain").arg(hop.text, doubt);
}

void Correlator::handle(const TapObservation &seen)
{
    const BusPeek peek = peekBus(m_busPrefix, seen.channel, seen.message);
    Hop hop;
    hop.timeNs = seen.timeNs;
    hop.kind = HopKind::SeenOnRedis;
    hop.from = m_directory.publisher(peek.uid);
    hop.to = Directory::redis();
    hop.channel = seen.channel;
    hop.bytes = quint32(seen.message.size());
    hop.count = -1;
    hop.raw = seen.message.left(Hop::kMaxRawBytes);
    describePeek(hop, peek);
    QList<JoinKey> keys;
    if (!peek.requestId.isEmpty())
        keys.append({JoinKey::Kind::Request, peek.requestId, 0});
    const auto match = m_bus.observed(tapObserver(), seen.channel, telemetry::hash64(seen.message), seen.timeNs);
    joinOnBus(hop, match, keys, m_directory.isOurUid(peek.uid));
    // A plain channel has no uid, its publisher may have reported.
    if (hop.from.kind == PlaceKind::Unknown && !match.hasRivals && !match.occurrence->publisher.isEmpty())
        hop.from = m_directory.node(match.occurrence->publisher);
    emitHop(hop);
    emitMissed(hop, peek);
}

void Correlator::emitMissed(const Hop &broadcast, const BusPeek &peek)
{
    if (!peek.selection || m_absences.isEmpty())
        return;
    for (const Absence &absence : m_absences.missing(broadcast.timeNs, peek.nsp, *peek.selection)) {
        const Place node = m_directory.node(absence.nodeId);
        Hop hop = broadcast;
        hop.kind = HopKind::Missed;
        hop.verdict = absence.clientId.isEmpty() ? Verdict::NoSubscriber : Verdict::Lost;
        hop.inferred = false;
        hop.from = absence.clientId.isEmpty() ? Directory::redis() : node;
        hop.to = absence.clientId.isEmpty() ? node : m_directory.client(absence.clientId);
        hop.text = absence.reason;
        hop.raw.clear();
        emitHop(std::move(hop));
    }
}

void Correlator::handle(const EmitterObservation &seen)
{
    const BusPeek peek = peekBus(m_busPrefix, seen.channel, seen.message);
    Hop hop;
    hop.timeNs = seen.timeNs;
    hop.kind = HopKind::Published;
    hop.verdict = Verdict::Published;
    hop.from = m_directory.publisher(peek.uid);
    hop.to = Directory::redis();
    hop.channel = seen.channel;
    hop.bytes = quint32(seen.message.size());
    hop.count = qint32(seen.receivers);
    describePeek(hop, peek);
    judgeReceivers(hop);
    const auto match = m_bus.published(hop.from.id, seen.channel, telemetry::hash64(seen.message), seen.timeNs);
    joinOnBus(hop, match, {}, true);
    emitHop(std::move(hop));
}

void Correlator::describePeek(Hop &hop, const BusPeek &peek)
{
    hop.nsp = peek.nsp;
    hop.room = peek.room;
    hop.eventName = peek.eventName;
    hop.text = peek.text;
    hop.payload = peek.payload.left(Hop::kMaxPreviewBytes);
    if (peek.isUndecodable)
        hop.verdict = Verdict::Undecodable;
}

void Correlator::handle(const TapChange &seen)
{
    m_isTapReady = seen.isReady;
    if (seen.isReady)
        m_bus.subscribed(tapObserver(), seen.timeNs);
}

void Correlator::handle(const ClientObservation &seen)
{
    using Kind = ClientObservation::Kind;
    Hop hop = makeClientHop(seen, m_directory);
    const bool isAboutIncomingEvent = seen.kind == Kind::Delivered || seen.kind == Kind::AckSent;
    if (seen.sequence != 0) {
        const auto kind = isAboutIncomingEvent ? JoinKey::Kind::EventToClient : JoinKey::Kind::EventToNode;
        hop.message = m_joiner.assign({{kind, seen.sid, seen.sequence}}, 0, seen.timeNs);
    }
    if (seen.kind == Kind::Sent)
        m_losses.sent(seen.sid, seen.sequence, hop);
    if (seen.kind == Kind::Delivered) {
        m_losses.delivered(seen.sid, seen.sequence);
        hop.duplicateOf = m_deliveries.note(hop.message, seen.clientId, seen.eventName, seen.payload, m_lastNumber + 1);
        if (hop.duplicateOf != 0)
            hop.verdict = Verdict::Duplicate;
    }
    emitHop(std::move(hop));
    if (seen.kind == Kind::Connected)
        m_absences.clientConnected(seen);
    if (seen.kind == Kind::Disconnected) {
        m_absences.clientDisconnected(seen);
        emitHops(m_losses.clientGone(seen.sid, seen.timeNs));
    }
}

void Correlator::handle(const DropObservation &seen)
{
    Hop hop;
    hop.timeNs = seen.timeNs;
    hop.kind = HopKind::ObservationsDropped;
    hop.from = m_directory.node(seen.nodeId);
    hop.to = hop.from;
    hop.count = qint32(qMin(seen.count, quint64(std::numeric_limits<qint32>::max())));
    emitHop(std::move(hop));
    if (seen.instance.isEmpty())
        return;
    // What it has not reported, it may have got.
    m_losses.doubt(seen.nodeId);
    if (m_bus.isSubscribed(seen.instance))
        m_bus.subscribed(seen.instance, seen.timeNs);
}

void Correlator::handle(const NodeEnd &seen)
{
    const Place node = m_directory.node(seen.nodeId);
    for (const BusOccurrences::Missed &missed : m_bus.missedBy(seen.instance, seen.nodeId)) {
        // Nobody else there would have got it.
        if (!m_losses.hasSockets(seen.instance, missed.occurrence.nsp))
            continue;
        Hop hop;
        hop.message = missed.occurrence.message;
        hop.timeNs = seen.timeNs;
        hop.kind = HopKind::Lost;
        hop.verdict = Verdict::Lost;
        hop.inferred = true;
        hop.from = Directory::redis();
        hop.to = node;
        hop.channel = missed.channel;
        hop.nsp = missed.occurrence.nsp;
        hop.room = missed.occurrence.room;
        hop.eventName = missed.occurrence.eventName;
        hop.bytes = missed.occurrence.bytes;
        hop.text = Losses::reasonAtEndOf(node);
        emitHop(std::move(hop));
    }
    m_bus.unsubscribed(seen.instance);
    m_absences.nodeEnded(seen.nodeId, seen.timeNs);
    emitHops(m_losses.nodeGone(seen.instance, node, seen.timeNs));
}

void Correlator::emitHops(QList<Hop> hops)
{
    for (Hop &hop : hops)
        emitHop(std::move(hop));
}

void Correlator::emitHop(Hop hop)
{
    hop.number = ++m_lastNumber;
    m_hops.append(std::move(hop));
}

} // namespace relayscope::core
