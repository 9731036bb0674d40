#include "broadcastload.h"
#include "loadpool.h"
#include "loads.h"

namespace relayscope::bench {

LoadResult pacedBroadcast(const Scene &scene, std::int64_t perSecond, std::chrono::seconds duration)
{
    LoadPool &pool = scene.pool;
    const std::string frames = messageFrames(scene);
    const std::int64_t total = perSecond * duration.count();
    const std::int64_t deliveriesInAll = total * static_cast<std::int64_t>(pool.size());
    const bool isCluster = scene.servers.size() > 1;
    std::int64_t sent = 0;
    std::int64_t delivered = 0;
    std::vector<std::int64_t> latenciesNs;
    DeliveryCount deliveries(pool.size(), static_cast<std::size_t>(total));
    LoadPool::Clock::time_point start;
    const auto dueAt
        = [&](std::int64_t message) { return start + std::chrono::nanoseconds(message * 1'000'000'000 / perSecond); };
    const LoadPool::PacketHandler packetReceived = [&](std::size_t client, std::string_view packet) {
        if (!isMessage(packet))
            return;
        ++delivered;
        const std::size_t message = deliveries.add(client);
        if (!isCluster || pool.serverOf(client) != pool.serverOf(0))
            latenciesNs.push_back((LoadPool::Clock::now() - dueAt(static_cast<std::int64_t>(message))).count());
    };

    LoadResult result = measured(scene.servers, [&] {
        start = LoadPool::Clock::now();
        while (sent < total) {
            while (sent < total && dueAt(sent) <= LoadPool::Clock::now()) {
                pool.write(0, frames);
                ++sent;
            }
            pool.runOnce(packetReceived, dueAt(sent));
        }
        pool.run(packetReceived, [&] { return delivered == deliveriesInAll; });
        return latenciesNs;
    });
    result.operations = deliveriesInAll;
    return result;
}

} // namespace relayscope::bench
