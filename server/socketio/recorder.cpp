#include "socketio/recorder.h"

#include "base/clock.h"
#include "protocol/socketio/encoder.h"
#include "protocol/socketio/payload.h"
#include "redis/bus.h"
#include "socketio/eventhandler.h"
#include "socketio/namespace.h"
#include "socketio/outgoingpacket.h"
#include "socketio/socket.h"
#include "telemetry/hash.h"

#include <utility>

namespace relayscope::socketio {

namespace {

using telemetry::Event;
using telemetry::EventKind;
using telemetry::Verdict;

/// Upper bound of SetLevel::payloadPrefixBytes; the sink cuts to what the hub asked for.
constexpr qsizetype kMaxPayloadPrefixBytes = 65'536;

/// Size of the packet as it is or was on the wire: text with all its parts, and attachments.
quint32 wireBytes(PacketType type, const QByteArray &nsp, std::optional<std::uint64_t> ackId, const Payload &payload)
{
    const EncodedPacket encoded = encode({type, nsp, ackId, payload});
    qsizetype bytes = encoded.text.size();
    for (const QByteArray &attachment : encoded.attachments)
        bytes += attachment.size();
    return static_cast<quint32>(bytes);
}

} // namespace

Event Recorder::make(EventKind kind, const QByteArray &nsp, quint64 trace) const
{
    Event event;
    event.kind = kind;
    event.timeNs = monotonicNs();
    event.trace = trace;
    event.nsp = nsp;
    return event;
}

Event Recorder::make(EventKind kind, const Socket &socket, quint64 trace) const
{
    Event event = make(kind, socket.nsp().name(), trace);
    event.socket = socket.id();
    return event;
}

void Recorder::addPayload(Event &event, const QByteArray &bytes) const
{
    if (m_sink.wants(telemetry::Level::Payloads))
        event.payloadPrefix = bytes.left(kMaxPayloadPrefixBytes);
}

void Recorder::addBusMessage(Event &event, const BusMessage &message) const
{
    event.channel = message.channel;
    event.payloadHash = telemetry::hash64(message.bytes);
    event.payloadBytes = static_cast<quint32>(message.bytes.size());
    event.uid = message.uid;
    event.room = message.room;
    event.eventName = message.eventName;
    addPayload(event, message.bytes);
}

void Recorder::socketConnected(const Socket &socket)
{
    if (!isWatching())
        return;
    Event event = make(EventKind::SocketConnected, socket, 0);
    event.session = socket.sessionLabel();
    m_sink.record(std::move(event));
}

void Recorder::socketDisconnected(const Socket &socket, const char *reason)
{
    if (!isWatching())
        return;
    Event event = make(EventKind::SocketDisconnected, socket, 0);
    event.session = socket.sessionLabel();
    event.text = reason;
    m_sink.record(std::move(event));
}

void Recorder::roomJoined(const Socket &socket, const QByteArray &room, quint64 trace)
{
    if (!isWatching())
        return;
    Event event = make(EventKind::RoomJoined, socket, trace);
    event.room = room;
    m_sink.record(std::move(event));
}

void Recorder::roomLeft(const Socket &socket, const QByteArray &room, quint64 trace)
{
    if (!isWatching())
        return;
    Event event = make(EventKind::RoomLeft, socket, trace);
    event.room = room;
    m_sink.record(std::move(event));
}

void Recorder::protocolViolation(const QByteArray &sessionLabel, const QByteArray &nsp, const QByteArray &rule)
{
    if (!isWatching())
        return;
    Event event = make(EventKind::ProtocolViolation, nsp, 0);
    event.session = sessionLabel;
    event.text = rule;
    m_sink.record(std::move(event));
}

void Recorder::eventReceived(
    const Socket &socket, quint64 sequence, const ReceivedEvent &received, const Handling &handling)
{
    if (!isWatching())
        return;
    Event event = make(EventKind::ClientEventReceived, socket, received.trace);
    event.verdict = handling.verdict;
    event.detail = handling.rule;
    event.sequence = sequence;
    event.session = socket.sessionLabel();
    event.eventName = received.name;
    event.payloadBytes = wireBytes(PacketType::Event, socket.nsp().name(), received.ackId, received.payload);
    if (received.ackId)
        event.ackId = static_cast<qint64>(*received.ackId);
    addPayload(event, received.payload.json());
    m_sink.record(std::move(event));
}

void Recorder::eventSent(const Socket &socket, quint64 sequence, const OutgoingPacket &packet, quint64 trace)
{
    if (!isWatching())
        return;
    Event event = make(EventKind::ClientEventSent, socket, trace);
    event.sequence = sequence;
    event.eventName = packet.eventName();
    event.payloadBytes = packet.bytes();
    if (packet.ackId())
        event.ackId = static_cast<qint64>(*packet.ackId());
    addPayload(event, packet.payload().json());
    m_sink.record(std::move(event));
}

void Recorder::ackReceived(const Socket &socket, std::uint64_t ackId, const Payload &arguments, quint64 trace)
{
    if (!isWatching())
        return;
    Event event = make(EventKind::ClientAckReceived, socket, trace);
    event.ackId = static_cast<qint64>(ackId);
    event.payloadBytes = wireBytes(PacketType::Ack, socket.nsp().name(), ackId, arguments);
    addPayload(event, arguments.json());
    m_sink.record(std::move(event));
}

void Recorder::ackSent(const Socket &socket, std::uint64_t ackId, const Payload &arguments, quint64 trace)
{
    if (!isWatching())
        return;
    Event event = make(EventKind::ClientAckSent, socket, trace);
    event.ackId = static_cast<qint64>(ackId);
    event.payloadBytes = wireBytes(PacketType::Ack, socket.nsp().name(), ackId, arguments);
    addPayload(event, arguments.json());
    m_sink.record(std::move(event));
}

void Recorder::ackMissing(const Socket &socket, std::uint64_t ackId, const QByteArray &why, quint64 trace)
{
    if (!isWatching())
        return;
    Event event = make(EventKind::ClientAckMissing, socket, trace);
    event.verdict = Verdict::AckMissing;
    event.ackId = static_cast<qint64>(ackId);
    event.text = why;
    m_sink.record(std::move(event));
}

void Recorder::socketSkipped(const Socket &socket, Verdict verdict, const QByteArray &eventName, quint64 trace)
{
    if (!isWatching())
        return;
    Event event = make(EventKind::Skipped, socket, trace);
    event.verdict = verdict;
    event.eventName = eventName;
    m_sink.record(std::move(event));
}

void Recorder::skipped(
    Verdict verdict, const QByteArray &nsp, const QByteArray &eventName, const QByteArray &why, quint64 trace)
{
    if (!isWatching())
        return;
    Event event = make(EventKind::Skipped, nsp, trace);
    event.verdict = verdict;
    event.eventName = eventName;
    event.text = why;
    m_sink.record(std::move(event));
}

void Recorder::emitted(
    const QByteArray &nsp, const Payload &payload, const QByteArray &room, bool asksForAcks, quint64 trace)
{
    if (!isWatching())
        return;
    Event event = make(EventKind::ServerEmitted, nsp, trace);
    event.room = room;
    event.eventName = viewEvent(payload).name;
    event.payloadBytes = wireBytes(PacketType::Event, nsp, std::nullopt, payload);
    event.ackId = asksForAcks ? 0 : -1;
    addPayload(event, payload.json());
    m_sink.record(std::move(event));
}

void Recorder::noRule(const Socket &socket, const QByteArray &eventName, quint64 trace)
{
    if (!isWatching())
        return;
    Event event = make(EventKind::NoRule, socket, trace);
    event.verdict = Verdict::NoRule;
    event.eventName = eventName;
    m_sink.record(std::move(event));
}

void Recorder::localBroadcast(const QByteArray &nsp, const Payload &payload, const QByteArray &room, Verdict verdict,
    qsizetype sockets, quint64 trace)
{
    if (!isWatching())
        return;
    Event event = make(EventKind::LocalBroadcast, nsp, trace);
    event.verdict = verdict;
    event.room = room;
    event.count = static_cast<qint32>(sockets);
    event.eventName = viewEvent(payload).name;
    event.payloadBytes = wireBytes(PacketType::Event, nsp, std::nullopt, payload);
    m_sink.record(std::move(event));
}

Event Recorder::published(const BusMessage &message, quint64 trace) const
{
    Event event = make(EventKind::BusPublished, message.nsp, trace);
    event.verdict = Verdict::Published;
    addBusMessage(event, message);
    return event;
}

void Recorder::busPublished(Event published, const redis::PublishOutcome &outcome)
{
    if (!isWatching())
        return;
    published.count = static_cast<qint32>(outcome.receivers.value_or(-1));
    if (!outcome.refusal.isEmpty()) {
        published.verdict = Verdict::Lost;
        published.text = "Redis refused: " + outcome.refusal;
    }
    m_sink.record(std::move(published));
}

void Recorder::busReceived(
    const BusMessage &message, Verdict verdict, const QByteArray &why, qsizetype sockets, qint64 timeNs, quint64 trace)
{
    if (!isWatching())
        return;
    Event event = make(EventKind::BusReceived, message.nsp, trace);
    event.timeNs = timeNs;
    event.verdict = verdict;
    event.text = why;
    event.count = static_cast<qint32>(sockets);
    addBusMessage(event, message);
    m_sink.record(std::move(event));
}

void Recorder::memberChanged(const QByteArray &nodeName, const QByteArray &how)
{
    if (!isWatching())
        return;
    Event event = make(EventKind::MembershipChanged, QByteArray(), 0);
    event.text = nodeName;
    event.detail = how;
    m_sink.record(std::move(event));
}

void Recorder::request(
    EventKind kind, const QByteArray &nsp, const QByteArray &name, const QByteArray &requestId, quint64 trace)
{
    if (!isWatching())
        return;
    Event event = make(kind, nsp, trace);
    event.text = name;
    event.detail = requestId;
    m_sink.record(std::move(event));
}

} // namespace relayscope::socketio
