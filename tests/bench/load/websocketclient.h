#pragma once

#include "loadclient.h"

#include <string>
#include <string_view>

namespace relayscope::bench {

struct ServerFrame;

/// A client that connects with a WebSocket at once. write() takes whole frames (clientframes.h).
class WebSocketClient final : public LoadClient {
private:
    void begin() override;
    void take(std::string_view &data, const PacketHandler &packetReceived) override;
    void reply(std::string_view packet) override;

    void takeUpgradeResponse(std::string_view &data);
    void handleFrame(const ServerFrame &frame, const PacketHandler &packetReceived);

    bool m_isUpgraded = false;
    std::string m_withoutAttachment; // a packet whose attachment is still to come
};

} // namespace relayscope::bench
