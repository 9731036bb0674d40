#include "options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <getopt.h>

namespace relayscope::bench {

namespace {

/// The first client sends, and only a WebSocket can.
constexpr std::int64_t kMaxPollingPercent = 99;

[[noreturn]] void endWithUsage()
{
    std::fputs("usage: relayscope-load-bench --server PORT:PID... [options] LOAD...\n"
               "  --clients N          connected to all servers in turn, default 200\n"
               "  --polling PERCENT    of them that stay on polling, default 0\n"
               "  --source ADDRESS     to connect from, may be repeated\n"
               "  --payload BYTES      of each message, default 64\n"
               "  --binary             as an attachment\n"
               "loads, one after the other, one line of JSON each:\n"
               "  idle                         memory per connection\n"
               "  broadcast:INFLIGHT:DELIVERIES\n"
               "  paced:PERSECOND:SECONDS      broadcasts at a fixed rate\n"
               "  echo:INFLIGHT:ROUNDTRIPS     0 in flight: one of each client\n"
               "  rooms:SIZE:DELIVERIES        to rooms of SIZE clients\n"
               "  hold:SECONDS                 does nothing but answer heartbeats\n",
        stderr);
    std::exit(2);
}

std::int64_t number(std::string_view text, std::int64_t least)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least)
        endWithUsage();
    return value;
}

/// Cuts the part before the next colon off the front.
std::string_view takePart(std::string_view &text)
{
    const std::string_view part = text.substr(0, text.find(':'));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    return part;
}

LoadSpec parseLoad(std::string_view text)
{
    struct Shape {
        std::string_view name;
        int numbers;
    };
    static constexpr std::array kShapes{Shape{"idle", 0}, Shape{"broadcast", 2}, Shape{"paced", 2}, Shape{"echo", 2},
        Shape{"rooms", 2}, Shape{"hold", 1}};
    LoadSpec load{std::string(takePart(text)), 0, 0};
    for (const Shape &shape : kShapes) {
        if (shape.name != load.name)
            continue;
        const std::int64_t leastInFlight = load.name == "echo" ? 0 : 1;
        if (shape.numbers > 0)
            load.first = number(takePart(text), leastInFlight);
        if (shape.numbers > 1)
            load.second = number(takePart(text), 1);
        if (text.empty())
            return load;
    }
    endWithUsage();
}

void addServer(Options &options, std::string_view text)
{
    options.pool.ports.push_back(static_cast<std::uint16_t>(number(takePart(text), 1)));
    options.servers.push_back(static_cast<pid_t>(number(text, 1)));
}

} // namespace

Options parseOptions(int argc, char **argv)
{
    static const option kOptions[] = {
        {"server", required_argument, nullptr, 's'},
        {"clients", required_argument, nullptr, 'c'},
        {"polling", required_argument, nullptr, 'p'},
        {"source", required_argument, nullptr, 'a'},
        {"payload", required_argument, nullptr, 'b'},
        {"binary", no_argument, nullptr, 'x'},
        {nullptr, 0, nullptr, 0},
    };
    Options options;
    for (int name; (name = ::getopt_long(argc, argv, "", kOptions, nullptr)) != -1;) {
        switch (name) {
        case 's':
            addServer(options, optarg);
            break;
        case 'c':
            options.clients = number(optarg, 1);
            break;
        case 'p':
            options.pool.pollingPercent = static_cast<std::size_t>(std::min(number(optarg, 0), kMaxPollingPercent));
            break;
        case 'a':
            options.pool.sources.emplace_back(optarg);
            break;
        case 'b':
            options.payloadBytes = number(optarg, 1);
            break;
        case 'x':
            options.isBinary = true;
            break;
        default:
            endWithUsage();
        }
    }
    for (int i = optind; i < argc; ++i)
        options.loads.push_back(parseLoad(argv[i]));
    if (options.servers.empty() || options.loads.empty())
        endWithUsage();
    return options;
}

} // namespace relayscope::bench
