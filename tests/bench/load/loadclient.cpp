#include "loadclient.h"

#include "clientframes.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace relayscope::bench {

LoadClient::~LoadClient()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void LoadClient::open(std::uint16_t port)
{
    m_descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // Blocking: the server's accept queue sets the pace of the connections.
    if (::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return fail(std::strerror(errno));
    const int on = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(m_descriptor, F_SETFL, O_NONBLOCK);
    // The key is the example of RFC 6455 section 1.3: nobody checks here that it is random.
    write("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
          "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
}

void LoadClient::write(std::string_view frames)
{
    const ssize_t written = ::send(m_descriptor, frames.data(), frames.size(), MSG_NOSIGNAL);
    if (written != static_cast<ssize_t>(frames.size()))
        fail("the socket did not take a whole frame");
}

void LoadClient::readAvailable(std::span<char> scratch, const PacketHandler &packetReceived)
{
    const ssize_t received = ::recv(m_descriptor, scratch.data(), scratch.size(), 0);
    if (received < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (received <= 0)
        return fail(received == 0 ? "the server closed the connection" : std::strerror(errno));

    std::string_view data(scratch.data(), static_cast<std::size_t>(received));
    std::string joined;
    if (!m_rest.empty()) {
        joined = std::exchange(m_rest, {}).append(data);
        data = joined;
    }
    if (m_state == State::Upgrading)
        takeUpgradeResponse(data);
    while (m_state != State::Upgrading && m_state != State::Failed) {
        const auto frame = takeServerFrame(data);
        if (!frame)
            break;
        handleFrame(*frame, packetReceived);
    }
    m_rest.assign(data);
}

void LoadClient::takeUpgradeResponse(std::string_view &data)
{
    const std::size_t end = data.find("\r\n\r\n");
    if (end == std::string_view::npos)
        return;
    const std::string_view statusLine = data.substr(0, data.find("\r\n"));
    if (statusLine.find(" 101 ") == std::string_view::npos)
        return fail("upgrade refused: " + std::string(statusLine));
    data.remove_prefix(end + 4);
    m_state = State::Joining;
}

void LoadClient::handleFrame(const ServerFrame &frame, const PacketHandler &packetReceived)
{
    static const std::string connectFrame = clientTextFrame("40");
    static const std::string pongFrame = clientTextFrame("3");
    if (frame.opcode == kCloseOpcode)
        return fail("the server closed the WebSocket");
    if (frame.opcode != kTextOpcode || frame.payload.empty())
        return;
    switch (frame.payload.front()) {
    case '0':
        return write(connectFrame);
    case '2':
        return write(pongFrame);
    case '4':
        if (m_state == State::Connected)
            return packetReceived(frame.payload.substr(1));
        if (frame.payload.substr(0, 2) != "40")
            return fail("not connected to the namespace: " + std::string(frame.payload));
        m_state = State::Connected;
        return;
    default:
        return;
    }
}

void LoadClient::fail(std::string reason)
{
    m_state = State::Failed;
    m_error = std::move(reason);
}

} // namespace relayscope::bench
