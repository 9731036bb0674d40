#include "models/chartkind.h"

#include <QCoreApplication>

namespace relayscope::models {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(relayscope::models::ChartKind)
};

} // namespace

QString chartTitle(ChartKind kind)
{
    switch (kind) {
    case ChartKind::ToClientsByNode:
        return Texts::tr("To clients, per node");
    case ChartKind::ToClientsByEvent:
        return Texts::tr("To clients, per event");
    case ChartKind::FromClientsByNode:
        return Texts::tr("From clients, per node");
    case ChartKind::FromClientsByEvent:
        return Texts::tr("From clients, per event");
    case ChartKind::OnRedisByRoom:
        return Texts::tr("Through Redis, per room");
    case ChartKind::OnRedisByPublisher:
        return Texts::tr("Through Redis, per publisher");
    case ChartKind::Latency:
        return Texts::tr("Latency, client to client");
    case ChartKind::Delivery:
        return Texts::tr("Delivery");
    case ChartKind::Filters:
        return Texts::tr("Filters");
    case ChartKind::Sockets:
        return Texts::tr("Connections, per node");
    case ChartKind::Cpu:
        return Texts::tr("CPU, per node");
    case ChartKind::Memory:
        return Texts::tr("Memory, per node");
    case ChartKind::LoopDelay:
        return Texts::tr("Event loop delay, per node");
    case ChartKind::RedisMemory:
        return Texts::tr("Redis: memory");
    case ChartKind::RedisClients:
        return Texts::tr("Redis: clients");
    case ChartKind::RedisCommands:
        return Texts::tr("Redis: commands");
    case ChartKind::Count:
        break;
    }
    return {};
}

QString chartUnit(ChartKind kind)
{
    switch (kind) {
    case ChartKind::ToClientsByNode:
    case ChartKind::ToClientsByEvent:
    case ChartKind::FromClientsByNode:
    case ChartKind::FromClientsByEvent:
    case ChartKind::Delivery:
        return Texts::tr("events per second");
    case ChartKind::OnRedisByRoom:
    case ChartKind::OnRedisByPublisher:
        return Texts::tr("messages per second");
    case ChartKind::Latency:
    case ChartKind::LoopDelay:
        return Texts::tr("milliseconds");
    case ChartKind::Filters:
        return Texts::tr("hops per second");
    case ChartKind::Sockets:
        return Texts::tr("sockets");
    case ChartKind::Cpu:
        return Texts::tr("% of one core");
    case ChartKind::Memory:
    case ChartKind::RedisMemory:
        return Texts::tr("MiB");
    case ChartKind::RedisClients:
        return Texts::tr("connections");
    case ChartKind::RedisCommands:
        return Texts::tr("commands per second");
    case ChartKind::Count:
        break;
    }
    return {};
}

QString chartEmptyText(ChartKind kind)
{
    switch (kind) {
    case ChartKind::ToClientsByNode:
    case ChartKind::ToClientsByEvent:
        return Texts::tr("No node has written an event to a client in this time.");
    case ChartKind::FromClientsByNode:
    case ChartKind::FromClientsByEvent:
        return Texts::tr("No client has sent an event in this time.");
    case ChartKind::OnRedisByRoom:
    case ChartKind::OnRedisByPublisher:
        return Texts::tr("No message has passed Redis in this time.");
    case ChartKind::Latency:
        return Texts::tr("No event of a client has come to a client in this time.");
    case ChartKind::Delivery:
        return Texts::tr("No event has been delivered to a client in this time.");
    case ChartKind::Filters:
        return Texts::tr("Type a filter above: the hops that it takes become a line.");
    case ChartKind::Sockets:
    case ChartKind::Cpu:
    case ChartKind::Memory:
    case ChartKind::LoopDelay:
        return Texts::tr("No node has reported in this time.");
    case ChartKind::RedisMemory:
    case ChartKind::RedisClients:
    case ChartKind::RedisCommands:
        return Texts::tr("Redis has not reported in this time.");
    case ChartKind::Count:
        break;
    }
    return {};
}

QString chartName(ChartKind kind)
{
    switch (kind) {
    case ChartKind::ToClientsByNode:
        return QStringLiteral("toClientsByNode");
    case ChartKind::ToClientsByEvent:
        return QStringLiteral("toClientsByEvent");
    case ChartKind::FromClientsByNode:
        return QStringLiteral("fromClientsByNode");
    case ChartKind::FromClientsByEvent:
        return QStringLiteral("fromClientsByEvent");
    case ChartKind::OnRedisByRoom:
        return QStringLiteral("onRedisByRoom");
    case ChartKind::OnRedisByPublisher:
        return QStringLiteral("onRedisByPublisher");
    case ChartKind::Latency:
        return QStringLiteral("latency");
    case ChartKind::Delivery:
        return QStringLiteral("delivery");
    case ChartKind::Filters:
        return QStringLiteral("filters");
    case ChartKind::Sockets:
        return QStringLiteral("sockets");
    case ChartKind::Cpu:
        return QStringLiteral("cpu");
    case ChartKind::Memory:
        return QStringLiteral("memory");
    case ChartKind::LoopDelay:
        return QStringLiteral("loopDelay");
    case ChartKind::RedisMemory:
        return QStringLiteral("redisMemory");
    case ChartKind::RedisClients:
        return QStringLiteral("redisClients");
    case ChartKind::RedisCommands:
        return QStringLiteral("redisCommands");
    case ChartKind::Count:
        break;
    }
    return {};
}

std::optional<ChartKind> chartKindByName(const QString &name)
{
    for (int kind = 0; kind < int(ChartKind::Count); ++kind) {
        if (chartName(ChartKind(kind)) == name)
            return ChartKind(kind);
    }
    return std::nullopt;
}

} // namespace relayscope::models
