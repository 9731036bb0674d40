#pragma once

#include "loadclient.h"

#include <string>
#include <string_view>

namespace relayscope::bench {

/// A client that stays on HTTP long-polling: one request after the other on one connection, a POST whenever it has
/// something to say, else the next poll. It only listens; a load that sends uses a WebSocketClient.
class PollingClient final : public LoadClient {
private:
    void begin() override;
    void take(std::string_view &data, const PacketHandler &packetReceived) override;
    void reply(std::string_view packet) override;

    void handleBody(std::string_view body, const PacketHandler &packetReceived);
    void requestNext();

    std::string m_target = "/socket.io/?EIO=4&transport=polling"; // with the session once there is one
    bool m_isPosting = false;
    std::string m_unsent; // packets of the next POST
};

} // namespace relayscope::bench
