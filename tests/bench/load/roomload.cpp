#include "clientframes.h"
#include "loadpool.h"
#include "loads.h"

#include <algorithm>
#include <deque>
#include <numeric>
#include <string>

namespace relayscope::bench {

namespace {

/// Rooms with a message on its way at a time.
constexpr std::size_t kRoomsInFlight = 16;

std::string roomName(std::size_t room)
{
    return "room-" + std::to_string(room);
}

void joinRooms(LoadPool &pool, std::size_t roomSize)
{
    std::size_t joined = 0;
    for (std::size_t client = 0; client < pool.size(); ++client)
        pool.write(client, clientTextFrame("420[\"join\",\"" + roomName(client / roomSize) + "\"]"));
    pool.run([&](std::size_t, std::string_view packet) { joined += packet.starts_with("430[") ? 1 : 0; },
        [&] { return joined == pool.size(); });
}

} // namespace

LoadResult roomBroadcast(const Scene &scene, std::int64_t messages, std::int64_t roomSize)
{
    LoadPool &pool = scene.pool;
    const auto size = static_cast<std::size_t>(roomSize);
    const auto total = static_cast<std::size_t>(messages);
    // A room for those who are left over would be smaller.
    const std::size_t rooms = pool.size() / size;
    joinRooms(pool, size);

    const std::string payload(scene.payloadBytes, 'x');
    std::vector<std::int64_t> sentAtNs(rooms);
    std::vector<std::size_t> received(rooms);
    std::vector<std::int64_t> latenciesNs;
    std::size_t sent = 0;
    std::deque<std::size_t> idle(rooms);
    std::iota(idle.begin(), idle.end(), std::size_t{0});
    const auto sendNext = [&] {
        const std::size_t room = idle.front();
        idle.pop_front();
        ++sent;
        received[room] = 0;
        sentAtNs[room] = nowNs();
        pool.write(room * size, clientTextFrame("42[\"room-message\",\"" + roomName(room) + "\",\"" + payload + "\"]"));
    };

    LoadResult result = measured(scene.servers, [&] {
        while (sent < std::min({total, kRoomsInFlight, rooms}))
            sendNext();
        pool.run(
            [&](std::size_t client, std::string_view packet) {
                const std::size_t room = client / size;
                if (!packet.starts_with("42[\"room-message\",") || ++received[room] < size)
                    return;
                latenciesNs.push_back(nowNs() - sentAtNs[room]);
                idle.push_back(room);
                if (sent < total)
                    sendNext();
            },
            [&] { return latenciesNs.size() == total; });
        return latenciesNs;
    });
    result.operations = messages * roomSize;
    return result;
}

} // namespace relayscope::bench
