// relayscope-load-bench: one server process under the load of many Socket.IO clients, measured from outside. Prints one
// JSON object per line; tests/bench/run makes the table of them.

#include "loadpool.h"
#include "phases.h"
#include "processusage.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>

#include <getopt.h>

using namespace relayscope::bench;

namespace {

struct Options {
    std::uint16_t port = 0;
    pid_t server = 0;
    std::int64_t clients = 200;
    std::int64_t deliveries = 400'000;
    std::int64_t roundTrips = 60'000;
    std::int64_t payloadBytes = 64;
};

[[noreturn]] void endWithUsage()
{
    std::fputs("usage: relayscope-load-bench --port N --pid PID [--clients N] [--deliveries N] [--round-trips N]"
               " [--payload BYTES]\n",
        stderr);
    std::exit(2);
}

std::int64_t positiveNumber(const char *text)
{
    char *end = nullptr;
    const long long number = std::strtoll(text, &end, 10);
    if (*end != '\0' || number <= 0)
        endWithUsage();
    return number;
}

Options parse(int argc, char **argv)
{
    static const option kOptions[] = {
        {"port", required_argument, nullptr, 'p'},
        {"pid", required_argument, nullptr, 's'},
        {"clients", required_argument, nullptr, 'c'},
        {"deliveries", required_argument, nullptr, 'd'},
        {"round-trips", required_argument, nullptr, 'r'},
        {"payload", required_argument, nullptr, 'b'},
        {nullptr, 0, nullptr, 0},
    };
    Options options;
    for (int name; (name = ::getopt_long(argc, argv, "", kOptions, nullptr)) != -1;) {
        const std::int64_t value = name == '?' ? 0 : positiveNumber(optarg);
        switch (name) {
        case 'p':
            options.port = static_cast<std::uint16_t>(value);
            break;
        case 's':
            options.server = static_cast<pid_t>(value);
            break;
        case 'c':
            options.clients = value;
            break;
        case 'd':
            options.deliveries = value;
            break;
        case 'r':
            options.roundTrips = value;
            break;
        case 'b':
            options.payloadBytes = value;
            break;
        default:
            endWithUsage();
        }
    }
    if (options.port == 0 || options.server == 0 || optind != argc)
        endWithUsage();
    return options;
}

void print(const char *phase, std::int64_t inFlight, const PhaseResult &result)
{
    const auto seconds = [](std::int64_t ns) { return static_cast<double>(ns) / 1e9; };
    const auto micros = [](std::int64_t ns) { return static_cast<double>(ns) / 1e3; };
    std::printf("{\"phase\":\"%s\",\"inFlight\":%lld,\"operations\":%lld,\"serverCpuSeconds\":%.6f,"
                "\"loadCpuSeconds\":%.6f,\"wallSeconds\":%.6f,\"p50Us\":%.1f,\"p95Us\":%.1f,\"p99Us\":%.1f}\n",
        phase, static_cast<long long>(inFlight), static_cast<long long>(result.operations), seconds(result.serverCpuNs),
        seconds(result.loadCpuNs), seconds(result.wallNs), micros(result.latency.p50), micros(result.latency.p95),
        micros(result.latency.p99));
    std::fflush(stdout);
}

std::int64_t residentBytes(pid_t process)
{
    const auto usage = processUsage(process);
    if (!usage)
        throw std::runtime_error("the server's process cannot be looked at");
    return usage->residentBytes;
}

void runAll(const Options &options)
{
    const auto payload = static_cast<std::size_t>(options.payloadBytes);
    LoadPool pool;
    // The first client pays for what a server loads and sets up once.
    pool.connect(options.port, 1);
    const std::int64_t residentBefore = residentBytes(options.server);
    pool.connect(options.port, static_cast<std::size_t>(options.clients));
    const std::int64_t others = std::max<std::int64_t>(1, options.clients - 1);
    std::printf("{\"phase\":\"idle\",\"clients\":%lld,\"bytesPerConnection\":%lld}\n",
        static_cast<long long>(options.clients),
        static_cast<long long>((residentBytes(options.server) - residentBefore) / others));

    const std::int64_t messages = std::max<std::int64_t>(1, options.deliveries / options.clients);
    const std::int64_t warmUp = std::max<std::int64_t>(1, messages / 10);
    (void)broadcast(pool, options.server, warmUp, 1, payload);
    for (const std::int64_t inFlight : {1, 4})
        print("broadcast", inFlight, broadcast(pool, options.server, messages, inFlight, payload));
    (void)echo(pool, options.server, std::max<std::int64_t>(1, options.roundTrips / 10), options.clients, payload);
    for (const std::int64_t inFlight : {std::int64_t{16}, options.clients})
        print("echo", inFlight, echo(pool, options.server, options.roundTrips, inFlight, payload));
}

} // namespace

int main(int argc, char **argv)
{
    const Options options = parse(argc, argv);
    try {
        runAll(options);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "relayscope-load-bench: %s\n", error.what());
        return 1;
    }
    return 0;
}
