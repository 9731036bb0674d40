#include "broadcastload.h"

#include "clientframes.h"
#include "loadpool.h"
#include "loads.h"

#include <algorithm>
#include <stdexcept>

namespace relayscope::bench {

std::string messageFrames(const Scene &scene)
{
    const std::string payload(scene.payloadBytes, 'x');
    if (!scene.isBinary)
        return clientTextFrame("42[\"message\",\"" + payload + "\"]");
    return clientTextFrame("451-[\"message\",{\"_placeholder\":true,\"num\":0}]") + clientFrame(kBinaryOpcode, payload);
}

bool isMessage(std::string_view packet)
{
    return packet.starts_with("42[\"message\",") || packet.starts_with("451-[\"message\",");
}

DeliveryCount::DeliveryCount(std::size_t clients, std::size_t messages)
    : m_ofClient(clients)
    , m_ofMessage(messages)
{
}

std::size_t DeliveryCount::add(std::size_t client)
{
    const std::size_t message = m_ofClient[client]++;
    if (message >= m_ofMessage.size())
        throw std::runtime_error("a client received more messages than were sent");
    ++m_ofMessage[message];
    return message;
}

LoadResult broadcast(const Scene &scene, std::int64_t messages, std::int64_t inFlight)
{
    LoadPool &pool = scene.pool;
    const std::string frames = messageFrames(scene);
    const auto total = static_cast<std::size_t>(messages);
    std::vector<std::int64_t> sentAtNs;
    std::vector<std::int64_t> latenciesNs;
    DeliveryCount deliveries(pool.size(), total);
    const auto sendOne = [&] {
        sentAtNs.push_back(nowNs());
        pool.write(0, frames);
    };

    LoadResult result = measured(scene.servers, [&] {
        while (sentAtNs.size() < std::min<std::size_t>(total, static_cast<std::size_t>(inFlight)))
            sendOne();
        pool.run(
            [&](std::size_t client, std::string_view packet) {
                if (!isMessage(packet))
                    return;
                const std::size_t message = deliveries.add(client);
                if (!deliveries.isComplete(message))
                    return;
                latenciesNs.push_back(nowNs() - sentAtNs[message]);
                if (sentAtNs.size() < total)
                    sendOne();
            },
            [&] { return latenciesNs.size() == total; });
        return latenciesNs;
    });
    result.operations = messages * static_cast<std::int64_t>(pool.size());
    return result;
}

} // namespace relayscope::bench
