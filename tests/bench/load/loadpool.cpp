#include "loadpool.h"

#include "pollingclient.h"
#include "websocketclient.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <utility>

#include <sys/epoll.h>
#include <unistd.h>

namespace relayscope::bench {

LoadPool::LoadPool(Options options)
    : m_options(std::move(options))
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
}

LoadPool::~LoadPool()
{
    ::close(m_epoll);
}

void LoadPool::connect(std::size_t count)
{
    while (m_clients.size() < count) {
        const std::size_t first = m_clients.size();
        const std::size_t end = std::min(count, first + kConnectingAtOnce);
        while (m_clients.size() < end)
            open(m_clients.size());
        run([](std::size_t, std::string_view) {},
            [&] {
                return std::all_of(m_clients.begin() + std::ptrdiff_t(first), m_clients.end(),
                    [](const auto &client) { return client->state() == LoadClient::State::Connected; });
            });
    }
}

void LoadPool::open(std::size_t index)
{
    // Spread evenly, the last of each hundred first.
    const bool isPolling = (index + 1) * m_options.pollingPercent % 100 < m_options.pollingPercent;
    if (isPolling)
        m_clients.push_back(std::make_unique<PollingClient>());
    else
        m_clients.push_back(std::make_unique<WebSocketClient>());
    LoadClient &client = *m_clients.back();
    const auto &sources = m_options.sources;
    client.open({m_options.ports[serverOf(index)], sources.empty() ? std::string() : sources[index % sources.size()]});
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = index;
    if (client.state() == LoadClient::State::Failed
        || ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, client.descriptor(), &event) != 0)
        throw std::runtime_error("client " + std::to_string(index) + " cannot connect: " + client.error());
}

void LoadPool::run(const PacketHandler &packetReceived, const std::function<bool()> &isDone)
{
    while (!isDone()) {
        if (!handleEvents(packetReceived, kSilenceLimit))
            throw std::runtime_error("nothing arrived for 30 s: the server lost something");
    }
}

void LoadPool::runOnce(const PacketHandler &packetReceived, Clock::time_point until)
{
    (void)handleEvents(packetReceived, std::max(Clock::duration::zero(), until - Clock::now()));
}

bool LoadPool::handleEvents(const PacketHandler &packetReceived, std::chrono::nanoseconds timeout)
{
    std::array<epoll_event, 512> events;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(timeout);
    const timespec limit{seconds.count(), (timeout - seconds).count()};
    const int count = ::epoll_pwait2(m_epoll, events.data(), static_cast<int>(events.size()), &limit, nullptr);
    if (count < 0 && errno != EINTR)
        throw std::runtime_error("epoll_pwait2 failed");
    for (int i = 0; i < count; ++i) {
        const std::size_t index = events[static_cast<std::size_t>(i)].data.u64;
        LoadClient &client = *m_clients[index];
        client.readAvailable(m_scratch, [&](std::string_view packet) { packetReceived(index, packet); });
        if (client.state() == LoadClient::State::Failed)
            throw std::runtime_error("client " + std::to_string(index) + ": " + client.error());
    }
    return count != 0;
}

} // namespace relayscope::bench
