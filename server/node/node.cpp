#include "node/node.h"

#include "base/clock.h"
#include "node/pages.h"

namespace relayscope::node {

namespace {

[[nodiscard]] QByteArray stateText(redis::LinkState state, const QString &reason)
{
    switch (state) {
    case redis::LinkState::Connecting:
        return QByteArrayLiteral("connecting");
    case redis::LinkState::Ready:
        return QByteArrayLiteral("ready");
    case redis::LinkState::Lost:
        return "lost: " + reason.toUtf8();
    }
    Q_UNREACHABLE();
}

} // namespace

Node::Node(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    // From the first event on, so that a hub hears of the start too.
    , m_sink(m_options.uplink ? telemetry::Level::Headers : telemetry::Level::Off)
{
}

Node::~Node()
{
    m_drain.reset();
    // The engine's sessions report to the server's connections, and those to the bus.
    m_engine.reset();
    m_server.reset();
    m_health.reset();
    m_bus.reset();
}

Expected<quint16, QString> Node::start(socketio::Rules rules)
{
    if (needsRedis(rules)) {
        m_options.bus.canaryInterval = m_options.socketio.beatInterval;
        m_bus = std::make_unique<redis::RedisBus>(m_options.redis, m_options.socketio.nodeName, m_options.bus);
        connect(m_bus.get(), &redis::Bus::gapEnded, this, &Node::recordGap);
        connect(m_bus.get(), &redis::Bus::stateChanged, this, &Node::recordLink);
        connect(m_bus.get(), &redis::RedisBus::loginRefused, this, &Node::refuseLogin);
    }
    m_health = std::make_unique<Health>(m_bus.get());
    connect(m_health.get(), &Health::changed, this, &Node::recordReadiness);

    m_server = std::make_unique<socketio::Server>(m_options.socketio, m_wheel, m_sink, m_bus.get());
    if (auto accepted = m_server->setRules(std::move(rules)); !accepted)
        return Unexpected(accepted.error());

    m_engine = std::make_unique<engineio::EngineServer>(m_options.engine, m_wheel, m_endOfTurn, m_sink,
        [this](engineio::EngineSession &session) { m_server->accept(session); });
    m_drain = std::make_unique<Drain>(m_options.drain, *m_engine, *m_server, m_wheel);
    connect(m_drain.get(), &Drain::finished, this, &Node::finish);
    m_engine->setHttpHandler([this](const engineio::HttpRequest &request) {
        m_health->setOverCapacity(m_engine->isFull());
        return servePage(request, *m_health, [this] { return metrics(); });
    });
    auto port = m_engine->listen(m_options.host, m_options.port);
    if (!port)
        return port;

    startUplink();
    if (m_bus)
        m_bus->start();
    m_health->setListening();
    return port;
}

bool Node::needsRedis(const socketio::Rules &rules) const
{
    return m_options.socketio.adapter == socketio::AdapterKind::Classic || rules.usesPlainChannels();
}

void Node::startUplink()
{
    if (!m_options.uplink)
        return;
    m_uplink = std::make_unique<Uplink>(*m_options.uplink, m_options.socketio.nodeName, m_sink, [this] {
        m_health->setOverCapacity(m_engine->isFull());
        return toCounterValues(metrics());
    });
    connect(m_uplink.get(), &Uplink::stopRequested, this, [this] { stop(QStringLiteral("the hub asked for it")); });
    m_commands = std::make_unique<Commands>(*m_server);
    connect(m_uplink.get(), &Uplink::rulesReceived, this,
        [this](const telemetry::SetRules &rules) { m_uplink->answer(m_commands->setRules(rules)); });
    connect(m_uplink.get(), &Uplink::emitRequested, this, [this](const telemetry::Emit &emission) {
        m_commands->emitEvent(emission, [this](const telemetry::EmitResult &result) { m_uplink->answer(result); });
    });
    // Queued: a hub that is not there is found out inside start(), before there is an event loop to end.
    connect(
        m_uplink.get(), &Uplink::lost, this,
        [this](const QString &reason) {
            if (!m_drain->hasBegun())
                emit failed(QStringLiteral("the program that started this node is gone: %1").arg(reason));
        },
        Qt::QueuedConnection);
    m_uplink->start();
}

void Node::recordLink(redis::Link link, redis::LinkState state, const QString &reason)
{
    telemetry::Event event;
    event.kind = telemetry::EventKind::RedisLinkChanged;
    event.timeNs = monotonicNs();
    event.detail = link == redis::Link::Publish ? QByteArrayLiteral("pub") : QByteArrayLiteral("sub");
    event.text = stateText(state, reason);
    m_sink.record(std::move(event));
}

void Node::recordGap(qint64 fromNs, qint64 toNs)
{
    telemetry::Event event;
    event.kind = telemetry::EventKind::BusGapEnded;
    event.timeNs = toNs;
    event.text = "heard nothing for " + QByteArray::number(static_cast<double>(toNs - fromNs) / 1e9, 'f', 3) + " s";
    m_sink.record(std::move(event));
}

void Node::refuseLogin(const QString &reason)
{
    // A password changed later is an outage, and waited out as any other; one that never worked is the user's mistake.
    if (m_hasBeenReady)
        return;
    emit failed(QStringLiteral("Redis at %1: %2").arg(m_options.redis.displayName(), reason));
}

void Node::recordReadiness(const QString &reason)
{
    m_hasBeenReady = m_hasBeenReady || reason.isEmpty();
    telemetry::Event event;
    event.kind = telemetry::EventKind::ReadinessChanged;
    event.timeNs = monotonicNs();
    event.text = reason.isEmpty() ? QByteArrayLiteral("ready") : reason.toUtf8();
    m_sink.record(std::move(event));
}

void Node::stop(const QString &cause)
{
    if (m_drain->hasBegun()) {
        m_stopCause += QStringLiteral(", then %1").arg(cause);
        m_drain->hurry();
        return;
    }
    m_stopCause = cause;
    m_health->setDraining();
    m_drain->begin();
}

void Node::finish()
{
    const QString causeLine = QStringLiteral("%1; %2").arg(m_stopCause, m_drain->summary());
    if (m_uplink)
        m_uplink->finish();
    emit stopped(causeLine);
}

QList<Metric> Node::metrics() const
{
    return collectMetrics({m_engine->counters(), m_server->counters(), m_server->socketCounts(), m_server->roomCounts(),
        m_bus.get(), m_health->isReady(), m_loopDelay, m_sink.droppedTotal(), m_engine->queuedBytes(),
        m_engine->connectionCount(), m_options.engine.maxConnections, m_server->knownNodeCount()});
}

} // namespace relayscope::node
