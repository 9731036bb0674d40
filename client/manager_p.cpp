#include "client/manager_p.h"

#include "client/socket_p.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace relayscope::client {

Manager::Private::Private(Manager &manager, ClientOptions clientOptions)
    : q(manager)
    , options(std::move(clientOptions))
    , m_backoff({options.reconnectionDelay, options.reconnectionDelayMax, options.randomizationFactor},
          [] { return QRandomGenerator::global()->generateDouble(); })
{
    m_connectTimer.setSingleShot(true);
    m_reconnectTimer.setSingleShot(true);
    m_reconnectTimer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_connectTimer, &QTimer::timeout, &q, [this] { failAttempt(QStringLiteral("timeout")); });
    QObject::connect(&m_reconnectTimer, &QTimer::timeout, &q, [this] { attemptReconnect(); });
}

void Manager::Private::open()
{
    m_skipReconnect = false;
    switch (state) {
    case ManagerState::Opening:
    case ManagerState::Open:
        break;
    case ManagerState::WaitingToReconnect:
        m_reconnectTimer.stop();
        attemptReconnect();
        break;
    case ManagerState::Closed:
        m_backoff.reset();
        openEngine();
        break;
    }
}

void Manager::Private::close()
{
    m_skipReconnect = true;
    m_reconnecting = false;
    if (state != ManagerState::Closed) {
        closeWith(QStringLiteral("forced close"));
    }
}

void Manager::Private::closeIfUnused()
{
    if (activeSockets().empty()) {
        close();
    }
}

Socket *Manager::Private::find(const QByteArray &nsp) const
{
    const auto position = std::find_if(sockets.begin(), sockets.end(),
        [&nsp](const std::unique_ptr<Socket> &socket) { return socket->d->nsp == nsp; });
    return position != sockets.end() ? position->get() : nullptr;
}

bool Manager::Private::send(const socketio::EncodedPacket &packet)
{
    if (state != ManagerState::Open) {
        return false;
    }
    engine->sendMessage(packet.text, false);
    for (const QByteArray &attachment : packet.attachments) {
        engine->sendMessage(attachment, true);
    }
    return true;
}

bool Manager::Private::isAlive() const
{
    return state == ManagerState::Open && engine->isAlive();
}

void Manager::Private::openEngine()
{
    state = ManagerState::Opening;
    engine = new EngineClient(options, &q);
    QObject::connect(engine, &EngineClient::opened, &q, [this] { handleEngineOpened(); });
    QObject::connect(engine, &EngineClient::messageReceived, &q,
        [this](const QByteArray &data, bool binary) { handleMessage(data, binary); });
    QObject::connect(engine, &EngineClient::upgraded, &q, &Manager::transportUpgraded);
    QObject::connect(engine, &EngineClient::pingAnswered, &q, &Manager::pingAnswered);
    QObject::connect(engine, &EngineClient::ended, &q,
        [this](EngineEnd end, const QString &detail) { handleEngineEnded(end, detail); });
    m_connectTimer.start(options.connectTimeout);
    engine->open();
}

void Manager::Private::dropEngine()
{
    m_connectTimer.stop();
    m_reconnectTimer.stop();
    m_decoder.reset();
    m_partialBytes = 0;
    if (engine != nullptr) {
        std::exchange(engine, nullptr)->closeAndDelete();
    }
}

void Manager::Private::handleEngineOpened()
{
    m_connectTimer.stop();
    state = ManagerState::Open;
    const int attempt = m_reconnecting ? m_backoff.attempts() : 0;
    m_reconnecting = false;
    m_backoff.reset();
    for (Socket *socket : activeSockets()) {
        socket->d->sendConnect();
    }
    emit q.opened();
    if (attempt > 0 && state == ManagerState::Open) {
        emit q.reconnected(attempt);
    }
}

void Manager::Private::handleEngineEnded(EngineEnd end, const QString &detail)
{
    if (state == ManagerState::Opening) {
        failAttempt(detail);
        return;
    }
    if (end == EngineEnd::TransportError) {
        emit q.errorOccurred(detail);
    }
    if (state == ManagerState::Open) {
        closeWith(reasonText(end));
    }
}

void Manager::Private::handleMessage(const QByteArray &data, bool binary)
{
    m_partialBytes += data.size();
    const socketio::Decoder::Result result = binary ? m_decoder.addBinary(data) : m_decoder.addText(data);
    if (!result) {
        emit q.errorOccurred(QString::fromLatin1(toString(result.error())));
        if (state == ManagerState::Open) {
            closeWith(QStringLiteral("parse error"));
        }
    } else if (result->has_value()) {
        dispatch(**result, std::exchange(m_partialBytes, 0));
    }
}

void Manager::Private::dispatch(const socketio::Packet &packet, qsizetype wireBytes)
{
    Socket *const socket = find(packet.nsp);
    if (socket == nullptr || !socket->d->isActive) {
        return;
    }
    if (!socket->d->handlePacket(packet, wireBytes) && state == ManagerState::Open) {
        closeWith(QStringLiteral("parse error"));
    }
}

void Manager::Private::failAttempt(const QString &message)
{
    dropEngine();
    state = ManagerState::Closed;
    m_reconnecting = false;
    emit q.errorOccurred(message);
    scheduleReconnect();
}

void Manager::Private::closeWith(const QString &reason)
{
    dropEngine();
    m_backoff.reset();
    m_reconnecting = false;
    state = ManagerState::Closed;
    emit q.closed(reason);
    for (Socket *socket : activeSockets()) {
        socket->d->handleConnectionLost(reason);
    }
    scheduleReconnect();
}

void Manager::Private::scheduleReconnect()
{
    // Whoever listened to the last signals may have opened or closed meanwhile.
    if (!options.reconnection || m_skipReconnect || m_reconnecting || state != ManagerState::Closed) {
        return;
    }
    if (options.reconnectionAttempts >= 0 && m_backoff.attempts() >= options.reconnectionAttempts) {
        m_backoff.reset();
        emit q.reconnectFailed();
        return;
    }
    m_reconnecting = true;
    state = ManagerState::WaitingToReconnect;
    m_reconnectTimer.start(m_backoff.next());
    emit q.reconnectScheduled();
}

void Manager::Private::attemptReconnect()
{
    emit q.reconnectAttempted(m_backoff.attempts());
    if (state == ManagerState::WaitingToReconnect) {
        openEngine();
    }
}

std::vector<Socket *> Manager::Private::activeSockets() const
{
    std::vector<Socket *> active;
    for (const std::unique_ptr<Socket> &socket : sockets) {
        if (socket->d->isActive) {
            active.push_back(socket.get());
        }
    }
    return active;
}

} // namespace relayscope::client
