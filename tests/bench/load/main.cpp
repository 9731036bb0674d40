// relayscope-load-bench: server processes under the load of many Socket.IO clients, measured from outside. Prints one
// JSON object per line; scripts/bench makes the tables of them.

#include "loadpool.h"
#include "loads.h"
#include "options.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

using namespace relayscope::bench;

namespace {

/// What servers do before they are measured, as a part of what is measured.
constexpr std::int64_t kWarmUpShare = 10;

std::int64_t residentBytesOf(const std::vector<pid_t> &servers)
{
    std::int64_t bytes = 0;
    for (const pid_t server : servers)
        bytes += residentBytes(server);
    return bytes;
}

/// One line on standard output. Others wait for it.
void printLine(const std::string &line)
{
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

void print(const LoadSpec &load, const LoadResult &result)
{
    const auto seconds = [](std::int64_t ns) { return std::to_string(static_cast<double>(ns) / 1e9); };
    const auto micros = [](std::int64_t ns) { return std::to_string(static_cast<double>(ns) / 1e3); };
    std::string cpu;
    for (const std::int64_t ns : result.serverCpuNs)
        cpu += (cpu.empty() ? "" : ",") + seconds(ns);
    printLine("{\"load\":\"" + load.name + "\",\"first\":" + std::to_string(load.first)
        + ",\"operations\":" + std::to_string(result.operations) + ",\"serverCpuSeconds\":[" + cpu
        + "],\"loadCpuSeconds\":" + seconds(result.loadCpuNs) + ",\"wallSeconds\":" + seconds(result.wallNs)
        + ",\"p50Us\":" + micros(result.latency.p50) + ",\"p95Us\":" + micros(result.latency.p95)
        + ",\"p99Us\":" + micros(result.latency.p99) + ",\"maxUs\":" + micros(result.latency.max) + "}");
}

/// Messages that come to so many deliveries, one at least.
std::int64_t messagesFor(std::int64_t deliveries, std::int64_t receivers)
{
    return std::max<std::int64_t>(1, deliveries / receivers);
}

LoadResult runLoad(const Scene &scene, const LoadSpec &load)
{
    const auto clients = static_cast<std::int64_t>(scene.pool.size());
    if (load.name == "hold")
        return holdConnections(scene, std::chrono::seconds(load.first));
    if (load.name == "paced")
        return pacedBroadcast(scene, load.first, std::chrono::seconds(load.second));
    if (load.name == "broadcast")
        return broadcast(scene, messagesFor(load.second, clients), load.first);
    if (load.name == "rooms")
        return roomBroadcast(scene, messagesFor(load.second, load.first), load.first);
    return echo(scene, load.second, load.first == 0 ? clients : load.first);
}

/// Code that runs for the first time, and what a just-in-time compiler has to see first, is not what is asked.
void warmUp(const Scene &scene, LoadSpec load)
{
    if (load.name == "hold")
        return;
    load.second = std::max<std::int64_t>(1, load.second / kWarmUpShare);
    (void)runLoad(scene, load);
}

void runAll(const Options &options)
{
    LoadPool pool(options.pool);
    // The first client of each server pays for what a server loads and sets up once.
    pool.connect(options.servers.size());
    const std::int64_t residentBefore = residentBytesOf(options.servers);
    pool.connect(static_cast<std::size_t>(options.clients));
    const std::int64_t others
        = std::max<std::int64_t>(1, options.clients - static_cast<std::int64_t>(options.servers.size()));
    const Scene scene{pool, options.servers, static_cast<std::size_t>(options.payloadBytes), options.isBinary};
    for (const LoadSpec &load : options.loads) {
        if (load.name == "idle") {
            const std::int64_t bytes = (residentBytesOf(options.servers) - residentBefore) / others;
            printLine("{\"load\":\"idle\",\"bytesPerConnection\":" + std::to_string(bytes) + "}");
        } else {
            warmUp(scene, load);
            print(load, runLoad(scene, load));
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    const Options options = parseOptions(argc, argv);
    try {
        runAll(options);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "relayscope-load-bench: %s\n", error.what());
        return 1;
    }
    return 0;
}
