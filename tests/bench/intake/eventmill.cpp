#include "eventmill.h"

namespace relayscope::bench {

using telemetry::Event;
using telemetry::EventKind;
using telemetry::Verdict;

namespace {

constexpr qint64 kNsPerSecond = 1'000'000'000;
constexpr qint64 kRooms = 50;
constexpr qint64 kUs = 1'000;

QByteArray roomOf(qint64 message)
{
    return "room-" + QByteArray::number(message % kRooms);
}

} // namespace

EventMill::EventMill(int node, qint64 eventsPerSecond)
    : m_node(node)
    , m_periodNs(kNsPerSecond * kEventsPerMessage / eventsPerSecond)
{
}

QList<Event> EventMill::take(qint64 fromNs, qint64 toNs)
{
    QList<Event> events;
    for (qint64 message = (fromNs + m_periodNs - 1) / m_periodNs; message * m_periodNs < toNs; ++message) {
        if (message % 2 == m_node)
            addSender(events, message);
        else
            addReceiver(events, message);
    }
    return events;
}

void EventMill::addSender(QList<Event> &events, qint64 message)
{
    const quint64 trace = ++m_trace;
    Event received = make(EventKind::ClientEventReceived, message, 0, trace);
    received.sequence = quint64(message);
    received.socket = "sender-" + QByteArray::number(m_node);
    events.append(received);
    events.append(busEvent(EventKind::BusPublished, Verdict::Published, message, 20 * kUs, trace));
    events.append(writtenEvent(message, 30 * kUs, trace));
    Event local = make(EventKind::LocalBroadcast, message, 40 * kUs, trace);
    local.verdict = Verdict::Delivered;
    local.count = 1;
    events.append(local);
    events.append(busEvent(EventKind::BusReceived, Verdict::OwnEchoIgnored, message, 90 * kUs, ++m_trace));
}

void EventMill::addReceiver(QList<Event> &events, qint64 message)
{
    const quint64 trace = ++m_trace;
    events.append(busEvent(EventKind::BusReceived, Verdict::Delivered, message, 90 * kUs, trace));
    events.append(writtenEvent(message, 100 * kUs, trace));
    Event local = make(EventKind::LocalBroadcast, message, 110 * kUs, trace);
    local.verdict = Verdict::Delivered;
    local.count = 1;
    events.append(local);
}

Event EventMill::make(EventKind kind, qint64 message, qint64 afterNs, quint64 trace) const
{
    Event event;
    event.kind = kind;
    event.timeNs = message * m_periodNs + afterNs;
    event.trace = trace;
    event.nsp = "/";
    event.room = roomOf(message);
    event.eventName = "chat";
    event.payloadBytes = 64;
    event.payloadPrefix = R"(["chat",{"text":"message )" + QByteArray::number(message) + R"("}])";
    return event;
}

Event EventMill::busEvent(EventKind kind, Verdict verdict, qint64 message, qint64 afterNs, quint64 trace) const
{
    Event event = make(kind, message, afterNs, trace);
    event.verdict = verdict;
    event.channel = "socket.io#/#" + event.room + '#';
    event.uid = message % 2 == 0 ? "uid-0" : "uid-1";
    event.payloadHash = quint64(message);
    event.count = kind == EventKind::BusPublished ? 2 : 1;
    return event;
}

Event EventMill::writtenEvent(qint64 message, qint64 afterNs, quint64 trace)
{
    Event event = make(EventKind::ClientEventSent, message, afterNs, trace);
    event.socket = "listener-" + QByteArray::number(m_node);
    event.sequence = ++m_sequence;
    return event;
}

} // namespace relayscope::bench
