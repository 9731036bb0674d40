#include "core/correlator.h"

#include "core/buspeek.h"
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

HopKind hopKindOf(ClientObservation::Kind kind)
{
    using Kind = ClientObservation::Kind;
    switch (kind) {
    case Kind::Connected:
        return HopKind::Connected;
    case Kind::Disconnected:
        return HopKind::Disconnected;
    case Kind::Sent:
        return HopKind::Sent;
    case Kind::Delivered:
        return HopKind::Delivered;
    case Kind::AckDelivered:
        return HopKind::AckDelivered;
    case Kind::AckMissing:
        return HopKind::AckMissing;
    case Kind::AckSent:
        return HopKind::ClientAckSent;
    }
    return HopKind::Sent;
}

Verdict verdictOf(ClientObservation::Kind kind)
{
    using Kind = ClientObservation::Kind;
    switch (kind) {
    case Kind::Delivered:
        return Verdict::Delivered;
    case Kind::AckDelivered:
        return Verdict::AckReceived;
    case Kind::AckMissing:
        return Verdict::AckMissing;
    case Kind::Connected:
    case Kind::Disconnected:
    case Kind::Sent:
    case Kind::AckSent:
        return Verdict::None;
    }
    return Verdict::None;
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
    if (const auto *node = std::get_if<NodeObservation>(&observation);
        node && node->event.kind == EventKind::BusPublished)
        m_directory.learnUid(node->event.uid, node->nodeId);
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
    if (event.kind == EventKind::RedisLinkChanged && event.detail == "sub" && event.text == "ready")
        m_bus.subscribed(seen.instance, event.timeNs);
    std::optional<Hop> hop = makeNodeHop(seen, m_directory);
    if (!hop)
        return;
    if (isBusEvent(event.kind)) {
        handleBusEvent(seen, std::move(*hop));
        return;
    }
    if (const QList<JoinKey> keys = keysOf(seen); !keys.isEmpty())
        hop->message = m_joiner.assign(keys, 0, event.timeNs);
    if (event.kind == EventKind::ClientEventSent && m_directory.isOurSocket(event.socket))
        m_ledger.written(event.socket, event.sequence, *hop);
    emitHop(std::move(*hop));
    if (event.kind == EventKind::SocketDisconnected)
        emitLost(event.socket, event.timeNs);
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
    if (event.kind == EventKind::ClientAckReceived && event.ackId >= 0)
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
    // Our tap is one of the receivers that Redis counted; the cluster does not have it.
    if (hop.count > 0 && m_isTapReady)
        --hop.count;
    if (hop.count == 0 && hop.verdict == Verdict::Published)
        hop.verdict = Verdict::NoSubscriber;
    if (hop.verdict == Verdict::Published || hop.verdict == Verdict::NoSubscriber || hop.verdict == Verdict::None)
        joinOnBus(
            hop, m_bus.published(seen.nodeId, event.channel, event.payloadHash, event.timeNs), keysOf(seen), true);
    else if (const QList<JoinKey> keys = keysOf(seen); !keys.isEmpty())
        hop.message = m_joiner.assign(keys, 0, event.timeNs);
    emitHop(std::move(hop));
}

void Correlator::joinOnBus(Hop &hop, const BusOccurrences::Match &match, const QList<JoinKey> &keys, bool isOurs)
{
    hop.message = m_joiner.assign(keys, match.occurrence->message, hop.timeNs);
    match.occurrence->message = hop.message;
    hop.inferred = !isOurs && match.occurrence->publisher.isEmpty();
    if (match.isDuplicate)
        hop.verdict = Verdict::Duplicate;
    if (hop.inferred && match.candidates > 1)
        hop.text = Texts::tr("ambiguous: one of %1 equal messages").arg(match.candidates);
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
    describePeek(hop, peek);
    QList<JoinKey> keys;
    if (!peek.requestId.isEmpty())
        keys.append({JoinKey::Kind::Request, peek.requestId, 0});
    const auto match = m_bus.observed(tapObserver(), seen.channel, telemetry::hash64(seen.message), seen.timeNs);
    joinOnBus(hop, match, keys, m_directory.isOurUid(peek.uid));
    // A plain channel has no uid, its publisher may have reported.
    if (hop.from.kind == PlaceKind::Unknown && !match.occurrence->publisher.isEmpty())
        hop.from = m_directory.node(match.occurrence->publisher);
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
    Hop hop;
    hop.timeNs = seen.timeNs;
    hop.kind = hopKindOf(seen.kind);
    hop.verdict = verdictOf(seen.kind);
    hop.nsp = seen.nsp;
    hop.eventName = seen.eventName;
    hop.bytes = seen.bytes;
    hop.text = seen.text;
    hop.payload = seen.payload.left(Hop::kMaxPreviewBytes);
    const Place client = m_directory.client(seen.clientId);
    const Place node = m_directory.node(seen.nodeId);
    const bool isIncoming = seen.kind == Kind::Delivered || seen.kind == Kind::AckDelivered;
    hop.from = isIncoming ? node : client;
    hop.to = isIncoming ? client : node;

    const bool isAboutIncomingEvent = seen.kind == Kind::Delivered || seen.kind == Kind::AckSent;
    if (seen.sequence != 0) {
        const auto kind = isAboutIncomingEvent ? JoinKey::Kind::EventToClient : JoinKey::Kind::EventToNode;
        hop.message = m_joiner.assign({{kind, seen.sid, seen.sequence}}, 0, seen.timeNs);
    }
    if (seen.kind == Kind::Delivered)
        m_ledger.delivered(seen.sid, seen.sequence);
    emitHop(std::move(hop));
    if (seen.kind == Kind::Disconnected)
        emitLost(seen.sid, seen.timeNs);
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
}

void Correlator::emitLost(const QByteArray &sid, qint64 timeNs)
{
    const QList<Hop> lost = m_ledger.closed(sid, timeNs);
    for (const Hop &hop : lost)
        emitHop(hop);
}

void Correlator::emitHop(Hop hop)
{
    hop.number = ++m_lastNumber;
    m_hops.append(std::move(hop));
}

} // namespace relayscope::core
