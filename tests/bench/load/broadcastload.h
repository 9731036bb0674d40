#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relayscope::bench {

struct Scene;

/// The frames of one event `message` from a client.
[[nodiscard]] std::string messageFrames(const Scene &scene);

/// Whether a packet from a server is that event.
[[nodiscard]] bool isMessage(std::string_view packet);

/// Which message each delivery is: a client gets the messages of one sender in order, so its count says so.
class DeliveryCount final {
public:
    DeliveryCount(std::size_t clients, std::size_t messages);

    /// The number of the message that this client has now received. Throws when more arrive than were to be sent.
    std::size_t add(std::size_t client);
    [[nodiscard]] bool isComplete(std::size_t message) const { return m_ofMessage[message] == m_ofClient.size(); }

private:
    std::vector<std::size_t> m_ofClient;
    std::vector<std::size_t> m_ofMessage;
};

} // namespace relayscope::bench
