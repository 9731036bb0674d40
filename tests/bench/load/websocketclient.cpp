#include "websocketclient.h"

#include "clientframes.h"

#include <utility>

namespace relayscope::bench {

void WebSocketClient::begin()
{
    // The key is the example of RFC 6455 section 1.3: nobody checks here that it is random.
    write("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
          "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
}

void WebSocketClient::reply(std::string_view packet)
{
    write(clientTextFrame(packet));
}

void WebSocketClient::take(std::string_view &data, const PacketHandler &packetReceived)
{
    if (!m_isUpgraded)
        takeUpgradeResponse(data);
    while (m_isUpgraded && state() != State::Failed) {
        const auto frame = takeServerFrame(data);
        if (!frame)
            break;
        handleFrame(*frame, packetReceived);
    }
}

void WebSocketClient::takeUpgradeResponse(std::string_view &data)
{
    const std::size_t end = data.find("\r\n\r\n");
    if (end == std::string_view::npos)
        return;
    const std::string_view statusLine = data.substr(0, data.find("\r\n"));
    if (statusLine.find(" 101 ") == std::string_view::npos)
        return fail("upgrade refused: " + std::string(statusLine));
    data.remove_prefix(end + 4);
    m_isUpgraded = true;
}

void WebSocketClient::handleFrame(const ServerFrame &frame, const PacketHandler &packetReceived)
{
    static constexpr std::string_view kOneAttachment = "451-";
    switch (frame.opcode) {
    case kTextOpcode:
        if (frame.payload.starts_with(kOneAttachment))
            m_withoutAttachment = frame.payload;
        else
            handlePacket(frame.payload, packetReceived);
        return;
    case kBinaryOpcode:
        return handlePacket(std::exchange(m_withoutAttachment, {}), packetReceived);
    case kCloseOpcode:
        return fail("the server closed the WebSocket");
    default:
        return;
    }
}

} // namespace relayscope::bench
