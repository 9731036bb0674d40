#include "core/testclient.h"

#include "base/clock.h"
#include "client/manager.h"
#include "client/socket.h"
#include "core/testsocket.h"

#include <chrono>

namespace relayscope::core {

namespace {

QList<client::Transport> transportsOf(TransportChoice choice)
{
    switch (choice) {
    case TransportChoice::PollingThenWebSocket:
        return {client::Transport::Polling, client::Transport::WebSocket};
    case TransportChoice::WebSocketOnly:
        return {client::Transport::WebSocket};
    case TransportChoice::PollingOnly:
        return {client::Transport::Polling};
    }
    return {};
}

QString nameOf(client::Transport transport)
{
    switch (transport) {
    case client::Transport::Polling:
        return QStringLiteral("polling");
    case client::Transport::WebSocket:
        return QStringLiteral("websocket");
    }
    return {};
}

constexpr std::chrono::milliseconds kCountsInterval{250};

/// After these the official client does not reconnect by itself either.
bool isFinal(const QString &reason)
{
    return reason == QLatin1String("io server disconnect") || reason == QLatin1String("io client disconnect");
}

} // namespace

TestClient::TestClient(ClientSpec spec, QObject *parent)
    : QObject(parent)
{
    m_status.spec = std::move(spec);
    m_countsTimer.setSingleShot(true);
    connect(&m_countsTimer, &QTimer::timeout, this, &TestClient::publishStatus);
}

TestClient::~TestClient()
{
    dropManager();
}

void TestClient::connectTo(const QString &nodeId, const QUrl &url)
{
    // Closed while it is still observed: leaving is part of the stream, and who waits for an acknowledgement hears.
    if (m_manager && url != m_url)
        m_manager->close();
    m_status.spec.nodeId = nodeId;
    if (!m_manager || url != m_url)
        makeManager(url);
    m_isEnded = false;
    m_isRefused = false;
    socketOf(m_status.spec.nsp).socket().connectToNamespace();
    publishStatus();
}

void TestClient::makeManager(const QUrl &url)
{
    dropManager();
    m_url = url;
    client::ClientOptions options;
    options.url = url;
    options.transports = transportsOf(m_status.spec.transport);
    options.reconnection = m_status.spec.reconnection;
    for (const auto &[name, value] : std::as_const(m_status.spec.query))
        options.query.append({name.toUtf8(), value.toUtf8()});
    for (const auto &[name, value] : std::as_const(m_status.spec.headers))
        options.extraHeaders.append({name, value});
    m_manager = std::make_unique<client::Manager>(options);
    client::Manager *manager = m_manager.get();
    connect(manager, &client::Manager::opened, this, &TestClient::publishStatus);
    connect(manager, &client::Manager::transportUpgraded, this, &TestClient::publishStatus);
    connect(manager, &client::Manager::pingAnswered, this, &TestClient::noteHeartbeat);
    connect(manager, &client::Manager::reconnectScheduled, this, &TestClient::publishStatus);
    connect(manager, &client::Manager::reconnectAttempted, this, &TestClient::publishStatus);
    connect(manager, &client::Manager::reconnectFailed, this, &TestClient::publishStatus);
    connect(manager, &client::Manager::errorOccurred, this, &TestClient::noteReason);
    connect(manager, &client::Manager::closed, this, &TestClient::noteReason);
}

/// Our observers of its sockets go first: the manager may still speak while it ends.
void TestClient::dropManager()
{
    qDeleteAll(std::exchange(m_sockets, {}));
    m_manager.reset();
}

void TestClient::rename(const QString &name)
{
    m_status.spec.name = name;
    for (TestSocket *socket : std::as_const(m_sockets))
        socket->setClientName(name);
}

TestSocket &TestClient::socketOf(const QByteArray &nsp)
{
    if (TestSocket *known = m_sockets.value(nsp))
        return *known;
    client::Socket *socket = m_manager->socket(nsp);
    auto *testSocket = new TestSocket(*socket, m_status.spec, this);
    m_sockets.insert(nsp, testSocket);
    socket->setAuth(m_status.spec.auth);
    watch(*testSocket);
    return *testSocket;
}

void TestClient::watch(TestSocket &socket)
{
    connect(&socket, &TestSocket::observed, this, &TestClient::count);
    connect(&socket, &TestSocket::eventReceived, this, &TestClient::eventReceived);
    connect(&socket, &TestSocket::sendFinished, this, &TestClient::sendFinished);
    if (socket.socket().nsp() != m_status.spec.nsp)
        return;
    connect(&socket.socket(), &client::Socket::connected, this, [this] {
        m_isRefused = false;
        noteReason({});
    });
    connect(&socket.socket(), &client::Socket::connectError, this, [this](const QString &message) {
        m_isRefused = true;
        noteReason(message);
    });
    connect(&socket.socket(), &client::Socket::disconnected, this, [this](const QString &reason) {
        m_isEnded = isFinal(reason);
        noteReason(reason);
    });
}

void TestClient::disconnectFromNode()
{
    m_isEnded = true;
    if (m_manager)
        m_manager->close();
    publishStatus();
}

void TestClient::send(quint64 id, const SendRequest &request)
{
    if (!m_manager) {
        emit sendFinished(
            {id, m_status.spec.id, SendOutcome::Refused, {}, 0, tr("%1 was never connected").arg(m_status.spec.name)});
        return;
    }
    TestSocket &socket = socketOf(request.nsp);
    if (!socket.socket().isConnected() && !m_isEnded)
        socket.socket().connectToNamespace();
    socket.send(id, request);
}

void TestClient::noteReason(const QString &reason)
{
    m_status.reason = reason;
    publishStatus();
}

void TestClient::noteHeartbeat()
{
    ClientObservation seen;
    seen.kind = ClientObservation::Kind::Heartbeat;
    seen.timeNs = monotonicNs();
    seen.clientId = m_status.spec.id;
    seen.nodeId = m_status.spec.nodeId;
    seen.sid = m_status.sid;
    // One character each, on either transport.
    seen.bytes = 1;
    for (const char *text : {kPing, kPong}) {
        seen.text = QString::fromLatin1(text);
        emit observed(seen);
    }
}

void TestClient::count(const ClientObservation &seen)
{
    if (seen.kind == ClientObservation::Kind::Sent)
        ++m_status.sent;
    else if (seen.kind == ClientObservation::Kind::Delivered)
        ++m_status.received;
    if (!m_countsTimer.isActive())
        m_countsTimer.start(kCountsInterval);
    emit observed(seen);
}

ClientState TestClient::currentState() const
{
    const TestSocket *socket = m_sockets.value(m_status.spec.nsp);
    if (socket && socket->socket().isConnected())
        return ClientState::Connected;
    if (m_isEnded || !m_manager)
        return ClientState::Disconnected;
    switch (m_manager->state()) {
    case client::ManagerState::Opening:
        return ClientState::Connecting;
    case client::ManagerState::Open:
        return m_isRefused ? ClientState::Refused : ClientState::Connecting;
    case client::ManagerState::WaitingToReconnect:
        return ClientState::WaitingToReconnect;
    case client::ManagerState::Closed:
        return m_isRefused ? ClientState::Refused : ClientState::Disconnected;
    }
    return ClientState::Disconnected;
}

void TestClient::publishStatus()
{
    m_status.state = currentState();
    const TestSocket *socket = m_sockets.value(m_status.spec.nsp);
    m_status.sid = socket ? socket->socket().id() : QByteArray();
    const bool isOpen = m_manager && m_manager->state() == client::ManagerState::Open;
    m_status.nextAckIds.clear();
    for (const TestSocket *used : std::as_const(m_sockets))
        m_status.nextAckIds.insert(used->socket().nsp(), used->socket().nextAckId());
    m_status.transport = isOpen ? nameOf(m_manager->transport()) : QString();
    emit statusChanged(m_status);
}

} // namespace relayscope::core
