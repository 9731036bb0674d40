#include "clientframes.h"
#include "loadpool.h"
#include "loads.h"

#include <algorithm>
#include <deque>
#include <numeric>
#include <string>

namespace relayscope::bench {

LoadResult echo(const Scene &scene, std::int64_t roundTrips, std::int64_t inFlight)
{
    LoadPool &pool = scene.pool;
    const std::string frame = clientTextFrame("420[\"echo\",\"" + std::string(scene.payloadBytes, 'x') + "\"]");
    const auto total = static_cast<std::size_t>(roundTrips);
    const std::size_t lanes = std::min({pool.size(), total, static_cast<std::size_t>(inFlight)});
    std::vector<std::int64_t> sentAtNs(pool.size());
    std::vector<std::int64_t> latenciesNs;
    std::size_t sent = 0;
    // Whoever has waited longest, so that all connections take part however few are in flight.
    std::deque<std::size_t> idle(pool.size());
    std::iota(idle.begin(), idle.end(), std::size_t{0});
    const auto sendNext = [&] {
        const std::size_t client = idle.front();
        idle.pop_front();
        sentAtNs[client] = nowNs();
        pool.write(client, frame);
        ++sent;
    };

    LoadResult result = measured(scene.servers, [&] {
        latenciesNs.reserve(total);
        while (sent < lanes)
            sendNext();
        pool.run(
            [&](std::size_t client, std::string_view packet) {
                if (!packet.starts_with("430["))
                    return;
                latenciesNs.push_back(nowNs() - sentAtNs[client]);
                idle.push_back(client);
                if (sent < total)
                    sendNext();
            },
            [&] { return latenciesNs.size() == total; });
        return latenciesNs;
    });
    result.operations = roundTrips;
    return result;
}

} // namespace relayscope::bench
