#include "fakes/testnode.h"

#include "socketio/rules/rulesloader.h"
#include "socketio/socket.h"

#include <QCoreApplication>
#include <QEvent>

#include <utility>

namespace relayscope::socketio::test {

void ScriptedHandler::socketConnected(Socket &socket)
{
    if (onConnect)
        onConnect(socket);
}

void ScriptedHandler::eventReceived(Socket &socket, const ReceivedEvent &event)
{
    if (onEvent)
        onEvent(socket, event);
}

void ScriptedHandler::serverSideEventReceived(Namespace &, const protocol::Value::Array &data, const ServerSideAck &ack)
{
    if (onServerSideEvent)
        onServerSideEvent(data, ack);
}

void settle()
{
    // Each delivery may cause the next; the chains of these tests are short.
    for (int round = 0; round < 20; ++round)
        QCoreApplication::sendPostedEvents(nullptr, QEvent::MetaCall);
}

TestNode::TestNode()
    : TestNode(ServerOptions{"node-a", AdapterKind::None})
{
}

TestNode::TestNode(ServerOptions options)
    : m_server(std::make_unique<Server>(std::move(options), m_wheel, m_sink, nullptr))
{
}

TestNode::TestNode(relayscope::test::MemoryRedis &redis, ServerOptions options)
    : m_bus(std::make_unique<relayscope::test::MemoryBus>(redis))
    , m_server(std::make_unique<Server>(std::move(options), m_wheel, m_sink, m_bus.get()))
{
    m_bus->start();
    settle();
}

TestNode::~TestNode() = default;

Namespace &TestNode::of(const QByteArray &name)
{
    Namespace &nsp = m_server->of(name);
    if (!nsp.handler())
        nsp.setHandler(&handler);
    settle();
    return nsp;
}

void TestNode::setRules(const QByteArray &json)
{
    Expected<Rules, RulesError> rules = parseRules(json, QStringLiteral("test.json"));
    if (!rules)
        qFatal("%s", qPrintable(rules.error().toString()));
    const Expected<void, QString> result = m_server->setRules(std::move(*rules));
    if (!result)
        qFatal("%s", qPrintable(result.error()));
    settle();
}

FakeSession &TestNode::open()
{
    const QByteArray sid = "engine-session-" + QByteArray::number(10000 + qsizetype(m_sessions.size()));
    FakeSession &session = *m_sessions.emplace_back(std::make_unique<FakeSession>(sid));
    m_server->accept(session);
    return session;
}

FakeSession &TestNode::connectClient(const QByteArray &nsp, const QByteArray &auth)
{
    FakeSession &session = open();
    session.receive("0" + (nsp == "/" ? QByteArray() : nsp + ',') + auth);
    settle();
    (void)session.takeSent();
    return session;
}

Socket &TestNode::socketOf(const FakeSession &session, const QByteArray &nsp)
{
    for (Socket *const socket : m_server->find(nsp)->rooms().sockets()) {
        if (socket->sessionLabel() == session.sid().right(4))
            return *socket;
    }
    qFatal("the client is not in the namespace");
}

} // namespace relayscope::socketio::test
