#pragma once

#include "loadclient.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace relayscope::bench {

/// All clients of the load and the one epoll that watches them; one thread.
class LoadPool final {
public:
    /// How long nothing at all may arrive before a phase is given up.
    static constexpr std::chrono::seconds kSilenceLimit{30};

    using PacketHandler = std::function<void(std::size_t client, std::string_view packet)>;

    LoadPool();
    ~LoadPool();
    LoadPool(const LoadPool &) = delete;
    LoadPool &operator=(const LoadPool &) = delete;

    /// Connects count clients. Throws std::runtime_error when one fails, here and below: the load is of no use then.
    void connect(std::uint16_t port, std::size_t count);
    /// Hands packets to packetReceived until isDone says so.
    void run(const PacketHandler &packetReceived, const std::function<bool()> &isDone);
    void write(std::size_t client, std::string_view frames) { m_clients[client]->write(frames); }

    [[nodiscard]] std::size_t size() const { return m_clients.size(); }

private:
    static constexpr std::size_t kScratchBytes = 256 * 1024;
    static constexpr std::size_t kConnectingAtOnce = 64;

    int m_epoll = -1;
    std::vector<std::unique_ptr<LoadClient>> m_clients;
    std::vector<char> m_scratch = std::vector<char>(kScratchBytes);
};

} // namespace relayscope::bench
