#include "engine/engineserver.h"

#include "base/timerwheel.h"
#include "engine/httpconnection.h"
#include "engine/logging.h"
#include "engine/requestrouter.h"
#include "engine/sessionregistry.h"
#include "engine/tcplistener.h"
#include "engine/tcpstream.h"

#include <QHostAddress>

#include <utility>

namespace relayscope::engineio {

namespace {

using namespace std::chrono_literals;

/// How long closeAll() waits for slow readers to take what they were sent.
constexpr std::chrono::milliseconds kDrainTimeout = 1s;
constexpr std::chrono::milliseconds kDrainCheckInterval = 10ms;

QHostAddress addressOf(const QString &host)
{
    if (host == QLatin1String("localhost"))
        return QHostAddress(QHostAddress::LocalHost);
    return QHostAddress(host);
}

} // namespace

class EngineServer::Private {
public:
    Private(EngineServer &server, EngineOptions engineOptions, TimerWheel &timerWheel, EndOfTurn &endOfTurn,
        telemetry::Sink &sink, std::function<void(EngineSession &)> sessionOpened)
        : q(server)
        , options(std::move(engineOptions))
        , wheel(timerWheel)
        , limit(options.maxConnections, options.maxConnectionsPerAddress)
        , sessions(options, wheel, endOfTurn, sink, queuedBytes, std::move(sessionOpened))
        , router(options, sessions)
        , listener(
              wheel, options.backlog, [this](std::unique_ptr<TcpStream> stream) { serve(std::move(stream)); },
              [this] { sessions.refusals().add(Refusal::AcceptFailed); })
        , drainTimer([this] { checkDrained(); })
    {
    }

    void serve(std::unique_ptr<TcpStream> stream)
    {
        std::optional<ConnectionTicket> ticket
            = limit.admit(limit.countsAddresses() ? stream->peerAddress() : QHostAddress());
        if (!ticket) {
            sessions.refusals().add(Refusal::TooManyConnections, {stream->peerAddress(), {}});
            return; // not even room to read what it wants
        }
        stream->setTicket(*std::move(ticket));
        stream->countQueuedIn(queuedBytes);
        // Deletes itself when its connection ends; the parent is for those that are left.
        new HttpConnection(std::move(stream), router, wheel, &connections, options.http, options.maxHeadBytes);
    }

    void checkDrained()
    {
        if (sessions.size() > 0)
            return;
        drainWaited += kDrainCheckInterval;
        if (!sessions.graveyard().isDrained() && drainWaited <= kDrainTimeout) {
            wheel.arm(drainTimer, kDrainCheckInterval);
            return;
        }
        sessions.setSessionEnded({});
        emit q.allClosed();
    }

    EngineServer &q;
    const EngineOptions options;
    TimerWheel &wheel;
    ConnectionLimit limit;
    /// Of all connections and sessions; they count in it until they are destroyed.
    qsizetype queuedBytes = 0;
    /// Parent of the connections; sessions may hold some and go first.
    QObject connections;
    SessionRegistry sessions;
    RequestRouter router;
    TcpListener listener;
    WheelTimer drainTimer;
    std::chrono::milliseconds drainWaited{0};
};

EngineServer::EngineServer(EngineOptions options, TimerWheel &wheel, EndOfTurn &endOfTurn, telemetry::Sink &sink,
    std::function<void(EngineSession &)> sessionOpened, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(options), wheel, endOfTurn, sink, std::move(sessionOpened)))
{
}

EngineServer::~EngineServer() = default;

void EngineServer::setHttpHandler(HttpHandler handler)
{
    d->router.setHttpHandler(std::move(handler));
}

Expected<quint16, QString> EngineServer::listen(const QString &host, quint16 port)
{
    const QHostAddress address = addressOf(host);
    if (address.isNull())
        return Unexpected(QStringLiteral("cannot listen on %1: not an IP address").arg(host));
    if (!d->listener.listen(address, port)) {
        return Unexpected(
            QStringLiteral("cannot listen on %1:%2: %3").arg(host).arg(port).arg(d->listener.errorString()));
    }
    return d->listener.serverPort();
}

void EngineServer::stopListening()
{
    d->listener.close();
}

void EngineServer::closeSome(qsizetype count, DisconnectReason reason)
{
    d->sessions.closeSome(count, reason);
}

void EngineServer::closeAll(DisconnectReason reason)
{
    const auto waitUntilDrained = [this] { d->wheel.arm(d->drainTimer, 0ms); };
    d->drainWaited = 0ms;
    d->sessions.setSessionEnded(waitUntilDrained);
    d->sessions.closeAll(reason);
    waitUntilDrained();
}

const EngineCounters &EngineServer::counters() const
{
    return d->sessions.counters();
}

bool EngineServer::isFull() const
{
    return d->limit.isFull();
}

qsizetype EngineServer::connectionCount() const
{
    return d->limit.count();
}

qsizetype EngineServer::queuedBytes() const
{
    return d->queuedBytes;
}

qsizetype EngineServer::sessionCount() const
{
    return d->sessions.size();
}

} // namespace relayscope::engineio
