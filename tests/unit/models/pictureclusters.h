#pragma once

#include "core/hop.h"
#include "models/picturescene.h"
#include "support/recordedhops.h"

#include <QList>

/// Clusters for the tests of the picture.
namespace pictureclusters {

inline QString nodeId(int index)
{
    return QStringLiteral("node-%1").arg(QChar(u'a' + char16_t(index)));
}

inline QString clientId(int number)
{
    return QStringLiteral("client-%1").arg(number);
}

inline QList<relayscope::core::NodeStatus> nodes(int count)
{
    QList<relayscope::core::NodeStatus> nodes;
    for (int i = 0; i < count; ++i) {
        relayscope::core::NodeStatus node;
        node.spec.id = nodeId(i);
        node.spec.name = QStringLiteral("node %1").arg(QChar(u'A' + char16_t(i)));
        node.state = relayscope::core::ProcessState::Running;
        node.ready = true;
        node.port = quint16(3000 + i);
        node.publishLink.state = relayscope::core::LampState::Ready;
        node.subscribeLink.state = relayscope::core::LampState::Ready;
        nodes.append(node);
    }
    return nodes;
}

/// In turn at each of the nodes.
inline QList<relayscope::core::ClientStatus> clients(int count, int nodeCount)
{
    QList<relayscope::core::ClientStatus> clients;
    for (int i = 0; i < count; ++i) {
        relayscope::core::ClientStatus client;
        client.spec.id = clientId(i + 1);
        client.spec.name = QStringLiteral("client %1").arg(i + 1);
        client.spec.nodeId = nodeId(i % nodeCount);
        client.state = relayscope::core::ClientState::Connected;
        client.transport = QStringLiteral("websocket");
        clients.append(client);
    }
    return clients;
}

inline relayscope::models::PictureScene scene(int nodeCount, int clientCount)
{
    relayscope::core::RedisStatus redis;
    redis.state = relayscope::core::ProcessState::Running;
    redis.port = 6390;
    return {redis, nodes(nodeCount), clients(clientCount, nodeCount)};
}

inline relayscope::core::Place client(int number)
{
    return relayscope::testing::RecordedHops::client(number);
}

inline relayscope::core::Place node(int index)
{
    return relayscope::testing::RecordedHops::node(char('A' + index));
}

inline relayscope::core::Place redis()
{
    return relayscope::testing::RecordedHops::redis();
}

inline relayscope::core::Hop hop(relayscope::core::HopKind kind, const relayscope::core::Place &from,
    const relayscope::core::Place &to, relayscope::core::Verdict verdict = relayscope::core::Verdict::None,
    quint64 message = 1)
{
    static quint64 number = 0;
    relayscope::core::Hop hop;
    hop.number = ++number;
    hop.message = message;
    hop.timeNs = qint64(number) * 100'000;
    hop.kind = kind;
    hop.from = from;
    hop.to = to;
    hop.verdict = verdict;
    hop.nsp = "/";
    hop.eventName = "chat";
    return hop;
}

/// What the demo's first message does: client 1 at node A to all, client 2 at node B.
inline QList<relayscope::core::Hop> demoMessage(quint64 message = 1)
{
    return relayscope::testing::RecordedHops::broadcast(message, 100 * message).hops;
}

} // namespace pictureclusters
