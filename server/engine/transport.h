#pragma once

#include "engine/disconnectreason.h"
#include "engine/enginesession.h"
#include "protocol/engineio/packet.h"

#include <vector>

namespace relayscope::engineio {

class Transport;

/// Whether an end is the peer's mistake or just an end.
enum class Fault : quint8 { None, RuleBroken };

/// What a transport reports to the session (or upgrade attempt) that it carries. It may close the transport from
/// inside, but not destroy it.
class TransportListener {
public:
    virtual void packetReceived(Packet packet) = 0;
    /// Once, last: TransportClose, TransportError or ParseError, with what happened.
    virtual void transportFailed(DisconnectReason reason, const QByteArray &description, Fault fault) = 0;

protected:
    ~TransportListener() = default;
};

/// Carries the packets of one session over polling requests or one WebSocket. Lives on the server loop, owned by its
/// session. Knows no sid and no heartbeat.
class Transport {
public:
    Transport() = default;
    virtual ~Transport() = default;
    Q_DISABLE_COPY_MOVE(Transport)

    [[nodiscard]] virtual TransportKind kind() const = 0;
    /// EngineSession::isWritable(), queuedBytes().
    [[nodiscard]] virtual bool isWritable() const = 0;
    [[nodiscard]] virtual qsizetype queuedBytes() const = 0;

    /// Bytes that have left, to the kernel or in the answer to a poll; grows while the peer takes anything.
    [[nodiscard]] virtual quint64 takenBytes() const = 0;

    /// Queues one packet for the end of the turn.
    virtual void send(const SharedMessagePtr &message) = 0;
    /// Offers what is queued to the kernel before the end of the turn, where that has no other effect.
    virtual void flush() = 0;
    /// What could not leave yet, for the transport that takes over.
    [[nodiscard]] virtual std::vector<SharedMessagePtr> takeQueued() = 0;

    /// Says goodbye after what is queued. False when the peer has to come and get it: the listener is then told of
    /// TransportClose once it did.
    [[nodiscard]] virtual bool close() = 0;
    /// Ends now: the peer is told if that needs no waiting, what is queued is dropped. Nothing is reported.
    virtual void discard() = 0;
    /// As discard(), without a word to the peer.
    virtual void abort() = 0;

    void setListener(TransportListener *listener) { m_listener = listener; }

protected:
    [[nodiscard]] TransportListener *listener() const { return m_listener; }

private:
    TransportListener *m_listener = nullptr;
};

} // namespace relayscope::engineio
