#include "loadclient.h"

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

void LoadClient::open(const Endpoint &endpoint)
{
    m_descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (m_descriptor < 0)
        return fail(std::strerror(errno));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    const int on = 1;
    if (!endpoint.source.empty()) {
        // Chosen by connect(), a port can be used towards several servers.
        ::setsockopt(m_descriptor, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
        if (::inet_pton(AF_INET, endpoint.source.c_str(), &address.sin_addr) != 1
            || ::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            return fail("cannot connect from " + endpoint.source);
    }
    address.sin_port = htons(endpoint.port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // Blocking: the server's accept queue sets the pace of the connections.
    if (::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return fail(std::strerror(errno));
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(m_descriptor, F_SETFL, O_NONBLOCK);
    begin();
}

void LoadClient::write(std::string_view bytes)
{
    const ssize_t written = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (written != static_cast<ssize_t>(bytes.size()))
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
    take(data, packetReceived);
    m_rest.assign(data);
}

void LoadClient::handlePacket(std::string_view packet, const PacketHandler &packetReceived)
{
    if (packet.empty())
        return;
    switch (packet.front()) {
    case '0':
        return reply("40");
    case '2':
        reply("3");
        break;
    case '4':
        if (m_state == State::Connected)
            break;
        if (!packet.starts_with("40"))
            return fail("not connected to the namespace: " + std::string(packet));
        m_state = State::Connected;
        return;
    default:
        return;
    }
    if (m_state == State::Connected)
        packetReceived(packet);
}

void LoadClient::fail(std::string reason)
{
    m_state = State::Failed;
    m_error = std::move(reason);
}

} // namespace relayscope::bench
