#include "loadpool.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>

#include <sys/epoll.h>
#include <unistd.h>

namespace relayscope::bench {

LoadPool::LoadPool()
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
}

LoadPool::~LoadPool()
{
    ::close(m_epoll);
}

void LoadPool::connect(std::uint16_t port, std::size_t count)
{
    while (m_clients.size() < count) {
        const std::size_t end = std::min(count, m_clients.size() + kConnectingAtOnce);
        for (std::size_t i = m_clients.size(); i < end; ++i) {
            LoadClient &client = *m_clients.emplace_back(std::make_unique<LoadClient>());
            client.open(port);
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.u64 = i;
            if (client.state() == LoadClient::State::Failed
                || ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, client.descriptor(), &event) != 0)
                throw std::runtime_error("client " + std::to_string(i) + " cannot connect: " + client.error());
        }
        run([](std::size_t, std::string_view) {},
            [this] {
                return std::all_of(m_clients.end() - std::min<std::ptrdiff_t>(kConnectingAtOnce, std::ssize(m_clients)),
                    m_clients.end(),
                    [](const auto &client) { return client->state() == LoadClient::State::Connected; });
            });
    }
}

void LoadPool::run(const PacketHandler &packetReceived, const std::function<bool()> &isDone)
{
    std::array<epoll_event, 512> events;
    while (!isDone()) {
        const int count = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()),
            static_cast<int>(std::chrono::milliseconds(kSilenceLimit).count()));
        if (count == 0)
            throw std::runtime_error("nothing arrived for 30 s: the server lost something");
        if (count < 0 && errno != EINTR)
            throw std::runtime_error("epoll_wait failed");
        for (int i = 0; i < count; ++i) {
            const std::size_t index = events[static_cast<std::size_t>(i)].data.u64;
            LoadClient &client = *m_clients[index];
            client.readAvailable(m_scratch, [&](std::string_view packet) { packetReceived(index, packet); });
            if (client.state() == LoadClient::State::Failed)
                throw std::runtime_error("client " + std::to_string(index) + ": " + client.error());
        }
    }
}

} // namespace relayscope::bench
