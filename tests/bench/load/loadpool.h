#pragma once

#include "loadclient.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relayscope::bench {

/// All clients of the load and the one epoll that watches them; one thread. Client i is at server i modulo their
/// number.
class LoadPool final {
public:
    /// How long nothing at all may arrive before a load is given up.
    static constexpr std::chrono::seconds kSilenceLimit{30};

    using Clock = std::chrono::steady_clock;
    using PacketHandler = std::function<void(std::size_t client, std::string_view packet)>;

    struct Options {
        std::vector<std::uint16_t> ports;
        /// Addresses to connect from, in turn; empty: the kernel's choice.
        std::vector<std::string> sources;
        /// How many of a hundred clients stay on polling, 0..99. The first client never does.
        std::size_t pollingPercent = 0;
    };

    explicit LoadPool(Options options);
    ~LoadPool();
    LoadPool(const LoadPool &) = delete;
    LoadPool &operator=(const LoadPool &) = delete;

    /// Connects clients until there are count. Throws std::runtime_error when one fails, here and below: the load is of
    /// no use then.
    void connect(std::size_t count);
    /// Hands packets to packetReceived until isDone says so.
    void run(const PacketHandler &packetReceived, const std::function<bool()> &isDone);
    /// Hands on what arrives until a moment, or once when something arrives before it.
    void runOnce(const PacketHandler &packetReceived, Clock::time_point until);
    /// Frames of a WebSocket client.
    void write(std::size_t client, std::string_view frames) { m_clients[client]->write(frames); }

    [[nodiscard]] std::size_t size() const { return m_clients.size(); }
    [[nodiscard]] std::size_t serverOf(std::size_t client) const { return client % m_options.ports.size(); }

private:
    static constexpr std::size_t kScratchBytes = 256 * 1024;
    static constexpr std::size_t kConnectingAtOnce = 64;

    void open(std::size_t index);
    /// Whether anything arrived before the time was over.
    bool handleEvents(const PacketHandler &packetReceived, std::chrono::nanoseconds timeout);

    Options m_options;
    int m_epoll = -1;
    std::vector<std::unique_ptr<LoadClient>> m_clients;
    std::vector<char> m_scratch = std::vector<char>(kScratchBytes);
};

} // namespace relayscope::bench
