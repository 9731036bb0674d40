#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace relayscope::bench {

/// Where a client connects to, on loopback.
struct Endpoint {
    std::uint16_t port = 0;
    /// IPv4 address to connect from; empty: the kernel's choice.
    std::string source;
};

/// One Socket.IO client of the load, in namespace `/`; answers pings. Much cheaper than any server that it measures:
/// one recv() for all that waits, packets are looked at where they lie. Its transport is the subclass's.
class LoadClient {
public:
    enum class State : std::uint8_t {
        /// The Socket.IO CONNECT is not answered yet.
        Connecting,
        Connected,
        /// error() says why.
        Failed,
    };
    /// An Engine.IO packet once the client is connected: a message (`4...`) or a ping (`2`). A message with an
    /// attachment comes when the attachment is there; no message of the load has two.
    using PacketHandler = std::function<void(std::string_view packet)>;

    LoadClient() = default;
    virtual ~LoadClient();
    LoadClient(const LoadClient &) = delete;
    LoadClient &operator=(const LoadClient &) = delete;

    void open(const Endpoint &endpoint);
    /// Bytes as the transport has them. The socket must take them at once: the load keeps few in flight.
    void write(std::string_view bytes);
    /// Reads once; scratch is shared by all clients.
    void readAvailable(std::span<char> scratch, const PacketHandler &packetReceived);

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::string &error() const { return m_error; }

protected:
    /// The connection is there: says the first words.
    virtual void begin() = 0;
    /// Takes what is complete off the front of data.
    virtual void take(std::string_view &data, const PacketHandler &packetReceived) = 0;
    /// Sends an Engine.IO packet.
    virtual void reply(std::string_view packet) = 0;

    /// What all transports do with a text packet of the server.
    void handlePacket(std::string_view packet, const PacketHandler &packetReceived);
    void fail(std::string reason);

private:
    int m_descriptor = -1;
    State m_state = State::Connecting;
    std::string m_rest; // the incomplete end of what was read
    std::string m_error;
};

} // namespace relayscope::bench
