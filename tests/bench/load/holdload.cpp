#include "loadpool.h"
#include "loads.h"

#include <utility>

namespace relayscope::bench {

LoadResult holdConnections(const Scene &scene, std::chrono::seconds duration)
{
    std::vector<std::int64_t> lastPingNs(scene.pool.size());
    std::vector<std::int64_t> intervalsNs;
    const LoadPool::PacketHandler packetReceived = [&](std::size_t client, std::string_view packet) {
        if (packet != "2")
            return;
        const std::int64_t now = nowNs();
        if (const std::int64_t before = std::exchange(lastPingNs[client], now); before != 0)
            intervalsNs.push_back(now - before);
    };

    LoadResult result = measured(scene.servers, [&] {
        const auto end = LoadPool::Clock::now() + duration;
        while (LoadPool::Clock::now() < end)
            scene.pool.runOnce(packetReceived, end);
        return intervalsNs;
    });
    result.operations = static_cast<std::int64_t>(intervalsNs.size());
    return result;
}

} // namespace relayscope::bench
