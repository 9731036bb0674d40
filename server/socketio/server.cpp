#include "socketio/server.h"

#include "engine/enginesession.h"
#include "redis/bus.h"
#include "socketio/clustermembers.h"
#include "socketio/connection.h"
#include "socketio/namespace.h"
#include "socketio/rules/plainchannels.h"
#include "socketio/rules/ruleengine.h"
#include "socketio/servercontext.h"

#include <algorithm>
#include <unordered_map>

namespace relayscope::socketio {

/// Owns the parts; the order of members is the order they are torn down in, backwards.
class Server::Private final : public ConnectionHost {
public:
    Private(Server &server, ServerOptions options, TimerWheel &wheel, telemetry::Sink &sink, redis::Bus *bus)
        : q(server)
        , context(std::move(options), wheel, sink, bus)
        , members(makeMembers(bus))
        , plainChannels(makePlainChannels(bus))
        , ruleEngine(context, plainChannels.get())
    {
        context.members = members.get();
        if (bus)
            QObject::connect(bus, &redis::Bus::publishRefused, &q, [this] { ++context.counters.busPublishRefused; });
    }

    Namespace *findAccepting(const QByteArray &name) const override
    {
        Namespace *const nsp = q.find(name);
        return nsp && nsp->isAccepting() ? nsp : nullptr;
    }
    void completeLater(Connection &connection) override;
    void connectionClosed(Connection &connection) override;
    void completePendingConnects();
    [[nodiscard]] QString refusalOf(const Rules &rules) const;
    std::unique_ptr<ClusterMembers> makeMembers(redis::Bus *bus);
    std::unique_ptr<PlainChannels> makePlainChannels(redis::Bus *bus);

    Server &q;
    ServerContext context;
    std::unique_ptr<ClusterMembers> members;
    std::unique_ptr<PlainChannels> plainChannels;
    RuleEngine ruleEngine;
    std::vector<std::unique_ptr<Namespace>> namespaces;
    std::unordered_map<Connection *, std::unique_ptr<Connection>> connections;
    /// Connections with unanswered CONNECT packets.
    std::vector<Connection *> connecting;
    bool refusing = false;
};

std::unique_ptr<ClusterMembers> Server::Private::makeMembers(redis::Bus *bus)
{
    const bool isOfCluster = bus && context.options.adapter == AdapterKind::Classic;
    return isOfCluster ? std::make_unique<ClusterMembers>(context, *bus) : nullptr;
}

std::unique_ptr<PlainChannels> Server::Private::makePlainChannels(redis::Bus *bus)
{
    if (!bus)
        return nullptr;
    return std::make_unique<PlainChannels>(
        context, *bus, [this](const QByteArray &channel, const QByteArray &message, quint64 trace) {
            ruleEngine.messageReceived(channel, message, trace);
        });
}

void Server::Private::completeLater(Connection &connection)
{
    if (connecting.empty())
        QMetaObject::invokeMethod(
            &q, [this] { completePendingConnects(); }, Qt::QueuedConnection);
    connecting.push_back(&connection);
}

void Server::Private::completePendingConnects()
{
    // Sessions never close from inside a call to them, so nobody leaves the list while it is worked off.
    for (Connection *const connection : std::exchange(connecting, {}))
        connection->completePendingConnects();
}

void Server::Private::connectionClosed(Connection &connection)
{
    std::erase(connecting, &connection);
    connections.erase(&connection);
}

/// Empty when the rules can be served.
QString Server::Private::refusalOf(const Rules &rules) const
{
    if (rules.usesPlainChannels() && !context.bus)
        return QStringLiteral("the rules use plain Redis channels, and this node has no Redis");
    if (context.options.adapter == AdapterKind::None)
        return QString();
    for (const QByteArray &channel : rules.subscribedChannels()) {
        // One more SUBSCRIBE on a request channel would count as one more node of the cluster.
        const QByteArray &prefix = context.options.prefix;
        if (channel.startsWith(prefix + "-request#") || channel.startsWith(prefix + "-response#"))
            return QStringLiteral("the plain channel '%1' belongs to the adapter").arg(QString::fromUtf8(channel));
    }
    return QString();
}

Server::Server(ServerOptions options, TimerWheel &wheel, telemetry::Sink &sink, redis::Bus *bus, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(options), wheel, sink, bus))
{
}

Server::~Server()
{
    // Their sockets refer to the namespaces, so they go first.
    d->connections.clear();
}

void Server::accept(engineio::EngineSession &session)
{
    auto connection = std::make_unique<Connection>(*d, d->context, session);
    session.setListener(connection.get());
    if (d->refusing)
        session.close(engineio::DisconnectReason::ServerShuttingDown);
    Connection *const key = connection.get();
    d->connections.emplace(key, std::move(connection));
}

Expected<void, QString> Server::setRules(Rules rules)
{
    const QString refusal = d->refusalOf(rules);
    if (!refusal.isEmpty())
        return Unexpected(refusal);
    d->ruleEngine.setRules(std::make_shared<const Rules>(std::move(rules)));
    for (const NamespaceRules &nspRules : d->ruleEngine.rules().namespaces())
        d->ruleEngine.attach(of(nspRules.name));
    for (const std::unique_ptr<Namespace> &nsp : d->namespaces) {
        if (nsp->handler() == &d->ruleEngine)
            nsp->setAccepting(d->ruleEngine.rules().find(nsp->name()) != nullptr);
    }
    if (d->plainChannels)
        d->plainChannels->subscribeTo(d->ruleEngine.rules().subscribedChannels());
    return {};
}

void Server::refuseSessions()
{
    d->refusing = true;
}

void Server::leaveBus()
{
    for (const std::unique_ptr<Namespace> &nsp : d->namespaces)
        nsp->adapter().close();
    if (d->members)
        d->members->leave();
    if (d->plainChannels)
        d->plainChannels->subscribeTo({});
}

Namespace &Server::of(const QByteArray &name)
{
    if (Namespace *const nsp = find(name))
        return *nsp;
    return *d->namespaces.emplace_back(std::make_unique<Namespace>(d->context, name));
}

Namespace *Server::find(const QByteArray &name) const
{
    const auto found = std::find_if(d->namespaces.begin(), d->namespaces.end(),
        [&name](const std::unique_ptr<Namespace> &nsp) { return nsp->name() == name; });
    return found == d->namespaces.end() ? nullptr : found->get();
}

const Counters &Server::counters() const
{
    return d->context.counters;
}

qsizetype Server::knownNodeCount() const
{
    return d->members ? d->members->liveCount() : 0;
}

QList<std::pair<QByteArray, qsizetype>> Server::socketCounts() const
{
    QList<std::pair<QByteArray, qsizetype>> counts;
    for (const std::unique_ptr<Namespace> &nsp : d->namespaces)
        counts.append({nsp->name(), static_cast<qsizetype>(nsp->rooms().sockets().size())});
    return counts;
}

QList<std::pair<QByteArray, qsizetype>> Server::roomCounts() const
{
    QList<std::pair<QByteArray, qsizetype>> counts;
    for (const std::unique_ptr<Namespace> &nsp : d->namespaces)
        counts.append({nsp->name(), static_cast<qsizetype>(nsp->rooms().count())});
    return counts;
}

} // namespace relayscope::socketio
