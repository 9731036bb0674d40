#pragma once

#include "telemetry/event.h"
#include "telemetry/sink.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <optional>

namespace relayscope::redis {
struct PublishOutcome;
}

namespace relayscope::socketio {

class OutgoingPacket;
class Payload;
class Socket;
struct Handling;
struct ReceivedEvent;

/// A bus message as telemetry sees it, on either side of Redis.
struct BusMessage {
    QByteArray channel;
    QByteArray bytes;
    QByteArray nsp;
    /// Adapter uid of the publisher where it is known.
    QByteArray uid;
    QByteArray room;
    QByteArray eventName;
};

/// Turns what this layer does into telemetry events. Every function returns at once when nobody watches; callers that
/// must compute something for it ask isWatching() first. Owned by the Server.
class Recorder final {
public:
    explicit Recorder(telemetry::Sink &sink)
        : m_sink(sink)
    {
    }
    Q_DISABLE_COPY_MOVE(Recorder)

    [[nodiscard]] bool isWatching() const { return m_sink.wants(telemetry::Level::Headers); }
    [[nodiscard]] quint64 nextTrace() { return m_sink.nextTrace(); }

    void socketConnected(const Socket &socket);
    void socketDisconnected(const Socket &socket, const char *reason);
    void roomJoined(const Socket &socket, const QByteArray &room, quint64 trace);
    void roomLeft(const Socket &socket, const QByteArray &room, quint64 trace);
    /// A packet or a silence that closes the connection; rule in words.
    void protocolViolation(const QByteArray &sessionLabel, const QByteArray &nsp, const QByteArray &rule);

    void eventReceived(const Socket &socket, quint64 sequence, const ReceivedEvent &received, const Handling &handling);
    void eventSent(const Socket &socket, quint64 sequence, const OutgoingPacket &packet, quint64 trace);
    void ackReceived(const Socket &socket, std::uint64_t ackId, const Payload &arguments, quint64 trace);
    void ackSent(const Socket &socket, std::uint64_t ackId, const Payload &arguments, quint64 trace);
    /// The node waits no more for this answer; why in words.
    void ackMissing(const Socket &socket, std::uint64_t ackId, const QByteArray &why, quint64 trace);
    /// A socket that an event did not go to, on purpose.
    void socketSkipped(const Socket &socket, telemetry::Verdict verdict, const QByteArray &eventName, quint64 trace);
    /// Something that was not done, on purpose; why in words.
    void skipped(telemetry::Verdict verdict, const QByteArray &nsp, const QByteArray &eventName, const QByteArray &why,
        quint64 trace);
    /// A broadcast that nobody but the hub asked for.
    void emitted(
        const QByteArray &nsp, const Payload &payload, const QByteArray &room, bool asksForAcks, quint64 trace);
    void noRule(const Socket &socket, const QByteArray &eventName, quint64 trace);
    /// room: the one room it was for. sockets: those that were reached; the verdict tells why when there were none.
    void localBroadcast(const QByteArray &nsp, const Payload &payload, const QByteArray &room,
        telemetry::Verdict verdict, qsizetype sockets, quint64 trace);

    /// A message that is being published, to be given to busPublished() when it is known who got it; its time is now.
    [[nodiscard]] telemetry::Event published(const BusMessage &message, quint64 trace) const;
    void busPublished(telemetry::Event published, const redis::PublishOutcome &outcome);
    /// sockets: local sockets reached. timeNs: when it came in, before it was delivered.
    void busReceived(const BusMessage &message, telemetry::Verdict verdict, const QByteArray &why, qsizetype sockets,
        qint64 timeNs, quint64 trace);
    /// Another node: "joined", "left" or "silent".
    void memberChanged(const QByteArray &nodeName, const QByteArray &how);
    /// kind: one of the four request and response kinds; name: fetchSockets ...
    void request(telemetry::EventKind kind, const QByteArray &nsp, const QByteArray &name, const QByteArray &requestId,
        quint64 trace);

private:
    [[nodiscard]] telemetry::Event make(telemetry::EventKind kind, const QByteArray &nsp, quint64 trace) const;
    [[nodiscard]] telemetry::Event make(telemetry::EventKind kind, const Socket &socket, quint64 trace) const;
    void addPayload(telemetry::Event &event, const QByteArray &bytes) const;
    void addBusMessage(telemetry::Event &event, const BusMessage &message) const;

    telemetry::Sink &m_sink;
};

} // namespace relayscope::socketio
