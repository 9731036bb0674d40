#include "phases.h"

#include "clientframes.h"
#include "loadpool.h"
#include "processusage.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <numeric>
#include <stdexcept>
#include <vector>

#include <unistd.h>

namespace relayscope::bench {

namespace {

std::int64_t nowNs()
{
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

std::int64_t cpuNs(pid_t process)
{
    const auto usage = processUsage(process);
    if (!usage)
        throw std::runtime_error("the server's process cannot be looked at");
    return usage->cpuNs;
}

/// Runs a phase between two looks at the clocks.
template<typename Work>
PhaseResult measured(pid_t server, Work &&work)
{
    PhaseResult result;
    const std::int64_t serverBefore = cpuNs(server);
    const std::int64_t loadBefore = cpuNs(::getpid());
    const std::int64_t start = nowNs();
    result.latency = percentiles(work());
    result.wallNs = nowNs() - start;
    result.serverCpuNs = cpuNs(server) - serverBefore;
    result.loadCpuNs = cpuNs(::getpid()) - loadBefore;
    return result;
}

} // namespace

PhaseResult broadcast(
    LoadPool &pool, pid_t server, std::int64_t messages, std::int64_t inFlight, std::size_t payloadBytes)
{
    const std::string frame = clientTextFrame("42[\"message\",\"" + std::string(payloadBytes, 'x') + "\"]");
    std::vector<std::int64_t> sentAtNs;
    std::vector<std::int64_t> latenciesNs;
    std::vector<std::size_t> receivedByClient(pool.size());
    std::vector<std::size_t> deliveriesOfMessage(static_cast<std::size_t>(messages));
    const auto total = static_cast<std::size_t>(messages);
    const auto sendOne = [&] {
        sentAtNs.push_back(nowNs());
        pool.write(0, frame);
    };

    PhaseResult result = measured(server, [&] {
        while (sentAtNs.size() < std::min<std::size_t>(total, static_cast<std::size_t>(inFlight)))
            sendOne();
        pool.run(
            [&](std::size_t client, std::string_view packet) {
                if (!packet.starts_with("2[\"message\","))
                    return;
                // Each client gets the messages in order, so its count says which one this is.
                const std::size_t message = receivedByClient[client]++;
                if (message >= total)
                    throw std::runtime_error("a client received more messages than were sent");
                if (++deliveriesOfMessage[message] < pool.size())
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

PhaseResult echo(LoadPool &pool, pid_t server, std::int64_t roundTrips, std::int64_t inFlight, std::size_t payloadBytes)
{
    const std::string frame = clientTextFrame("420[\"echo\",\"" + std::string(payloadBytes, 'x') + "\"]");
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

    PhaseResult result = measured(server, [&] {
        latenciesNs.reserve(total);
        while (sent < lanes)
            sendNext();
        pool.run(
            [&](std::size_t client, std::string_view packet) {
                if (!packet.starts_with("30["))
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
