#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace relayscope::bench {

struct ServerFrame;

/// One Socket.IO client of the load: WebSocket only, namespace `/`, answers pings. Much cheaper than any server that it
/// measures: one recv() for all that waits, frames are looked at where they lie.
class LoadClient final {
public:
    enum class State : std::uint8_t {
        Upgrading,
        /// The WebSocket is open; the Socket.IO CONNECT is not answered yet.
        Joining,
        Connected,
        /// error() says why.
        Failed,
    };
    /// A Socket.IO packet, without Engine.IO's `4`.
    using PacketHandler = std::function<void(std::string_view packet)>;

    LoadClient() = default;
    ~LoadClient();
    LoadClient(const LoadClient &) = delete;
    LoadClient &operator=(const LoadClient &) = delete;

    /// Connects to a loopback port and asks for the upgrade.
    void open(std::uint16_t port);
    /// Whole frames. The socket must take them at once: the load keeps few in flight.
    void write(std::string_view frames);
    /// Reads once; scratch is shared by all clients. The packets before Connected are the client's own.
    void readAvailable(std::span<char> scratch, const PacketHandler &packetReceived);

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::string &error() const { return m_error; }

private:
    void takeUpgradeResponse(std::string_view &data);
    void handleFrame(const ServerFrame &frame, const PacketHandler &packetReceived);
    void fail(std::string reason);

    int m_descriptor = -1;
    State m_state = State::Upgrading;
    std::string m_rest; // the incomplete end of what was read
    std::string m_error;
};

} // namespace relayscope::bench
