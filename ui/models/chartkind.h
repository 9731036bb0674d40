#pragma once

#include <QString>

#include <optional>

namespace relayscope::models {

/// What a chart can show. The order is that of the list to choose from.
enum class ChartKind {
    ToClientsByNode,
    ToClientsByEvent,
    FromClientsByNode,
    FromClientsByEvent,
    OnRedisByRoom,
    OnRedisByPublisher,
    Latency,
    Delivery,
    Filters,
    Sockets,
    Cpu,
    Memory,
    LoopDelay,
    RedisMemory,
    RedisClients,
    RedisCommands,
    Count,
};

[[nodiscard]] QString chartTitle(ChartKind kind);
/// What the numbers of its axis are, with the unit: "events per second".
[[nodiscard]] QString chartUnit(ChartKind kind);
/// What will appear, and when, while there is nothing to draw.
[[nodiscard]] QString chartEmptyText(ChartKind kind);

/// Its name in settings; never translated.
[[nodiscard]] QString chartName(ChartKind kind);
[[nodiscard]] std::optional<ChartKind> chartKindByName(const QString &name);

} // namespace relayscope::models
