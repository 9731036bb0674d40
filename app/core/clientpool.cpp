#include "core/clientpool.h"

#include "core/testclient.h"

namespace relayscope::core {

ClientPool::ClientPool(QObject *parent)
    : QObject(parent)
{
}

ClientPool::~ClientPool() = default;

void ClientPool::connectClient(const ClientSpec &spec, const QUrl &url)
{
    std::unique_ptr<TestClient> &client = m_clients[spec.id];
    if (!client) {
        client = std::make_unique<TestClient>(spec);
        connect(client.get(), &TestClient::statusChanged, this, &ClientPool::statusChanged);
        connect(client.get(), &TestClient::observed, this, &ClientPool::observed);
        connect(client.get(), &TestClient::eventReceived, this, &ClientPool::eventReceived);
        connect(client.get(), &TestClient::sendFinished, this, &ClientPool::sendFinished);
    }
    client->connectTo(spec.nodeId, url);
}

void ClientPool::renameClient(const QString &id, const QString &name)
{
    if (TestClient *client = find(id))
        client->rename(name);
}

void ClientPool::disconnectClient(const QString &id)
{
    if (TestClient *client = find(id))
        client->disconnectFromNode();
}

void ClientPool::removeClient(const QString &id)
{
    disconnectClient(id);
    m_clients.erase(id);
}

void ClientPool::send(quint64 sendId, const QString &clientId, const SendRequest &request)
{
    if (TestClient *client = find(clientId))
        client->send(sendId, request);
    else
        emit sendFinished({sendId, clientId, SendOutcome::Refused, {}, 0, tr("The client is not connected yet")});
}

TestClient *ClientPool::find(const QString &id) const
{
    const auto client = m_clients.find(id);
    return client == m_clients.end() ? nullptr : client->second.get();
}

} // namespace relayscope::core
