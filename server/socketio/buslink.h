#pragma once

#include "socketio/counters.h"
#include "socketio/recorder.h"
#include "telemetry/event.h"

#include <QByteArray>

#include <memory>

namespace relayscope::redis {
class Bus;
}

namespace relayscope::socketio {

struct ServerContext;

/// A message that came from Redis, while it is being judged.
struct ReceivedMessage {
    BusMessage message;
    qint64 timeNs = 0;
    quint64 trace = 0;
};

/// One namespace's way to Redis with its bookkeeping: everything published, received and ignored is counted and
/// recorded here. Owned by the adapter.
class BusLink final {
public:
    BusLink(ServerContext &context, redis::Bus &bus, QByteArray nsp, QByteArray uid);
    Q_DISABLE_COPY_MOVE(BusLink)

    [[nodiscard]] redis::Bus &bus() const { return m_bus; }
    [[nodiscard]] const QByteArray &uid() const { return m_uid; }

    /// Never waits, see redis::Bus.
    void publish(const QByteArray &channel, const QByteArray &bytes, const QByteArray &room,
        const QByteArray &eventName, quint64 trace);

    /// Starts the judgement of a message: counts it, gives it a trace.
    [[nodiscard]] ReceivedMessage receive(const QByteArray &channel, const QByteArray &bytes);
    void ignored(const ReceivedMessage &received, IgnoreReason reason, const QByteArray &why = {});
    /// Who sent a message that makes sense.
    void noteSender(const QByteArray &uid);
    /// Whether what comes from there now was sent long ago.
    [[nodiscard]] bool isStale(const QByteArray &uid) const;
    /// sockets: local sockets that it reached.
    void applied(const ReceivedMessage &received, telemetry::Verdict verdict, qsizetype sockets);

    /// kind: one of the four request and response kinds.
    void recordRequest(telemetry::EventKind kind, const QByteArray &name, const QByteArray &requestId, quint64 trace);

private:
    ServerContext &m_context;
    redis::Bus &m_bus;
    QByteArray m_nsp;
    QByteArray m_uid;
    /// Tells replies that come after us that we are gone.
    std::shared_ptr<BusLink *> m_self;
};

} // namespace relayscope::socketio
