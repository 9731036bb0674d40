#include "pollingclient.h"

#include <charconv>
#include <optional>
#include <utility>

namespace relayscope::bench {

namespace {

constexpr char kRecordSeparator = '\x1e';

struct Response {
    std::string_view statusLine;
    std::string_view body;
};

/// Takes the first whole response off the front of data; nothing while it is incomplete. For servers that say
/// Content-Length, spelt as both of ours do.
std::optional<Response> takeResponse(std::string_view &data)
{
    static constexpr std::string_view kLengthField = "\r\nContent-Length: ";
    const std::size_t headEnd = data.find("\r\n\r\n");
    if (headEnd == std::string_view::npos)
        return std::nullopt;
    const std::string_view head = data.substr(0, headEnd);
    std::size_t length = 0;
    if (const std::size_t field = head.find(kLengthField); field != std::string_view::npos)
        std::from_chars(head.data() + field + kLengthField.size(), head.data() + head.size(), length);
    const std::size_t bodyStart = headEnd + 4;
    if (data.size() - bodyStart < length)
        return std::nullopt;
    const Response response{head.substr(0, head.find("\r\n")), data.substr(bodyStart, length)};
    data.remove_prefix(bodyStart + length);
    return response;
}

/// The session's id out of an open packet.
std::string_view sessionOf(std::string_view openPacket)
{
    static constexpr std::string_view kKey = "\"sid\":\"";
    const std::size_t key = openPacket.find(kKey);
    if (key == std::string_view::npos)
        return {};
    const std::size_t start = key + kKey.size();
    return openPacket.substr(start, openPacket.find('"', start) - start);
}

} // namespace

void PollingClient::begin()
{
    requestNext();
}

void PollingClient::reply(std::string_view packet)
{
    if (!m_unsent.empty())
        m_unsent += kRecordSeparator;
    m_unsent += packet;
}

void PollingClient::take(std::string_view &data, const PacketHandler &packetReceived)
{
    const auto response = takeResponse(data);
    if (!response)
        return;
    if (response->statusLine.find(" 200 ") == std::string_view::npos)
        return fail("refused: " + std::string(response->statusLine));
    if (!std::exchange(m_isPosting, false))
        handleBody(response->body, packetReceived);
    if (state() != State::Failed)
        requestNext();
}

void PollingClient::handleBody(std::string_view body, const PacketHandler &packetReceived)
{
    while (!body.empty()) {
        const std::string_view packet = body.substr(0, body.find(kRecordSeparator));
        body.remove_prefix(std::min(body.size(), packet.size() + 1));
        if (packet.starts_with('0'))
            m_target.append("&sid=").append(sessionOf(packet));
        handlePacket(packet, packetReceived);
    }
}

void PollingClient::requestNext()
{
    m_isPosting = !m_unsent.empty();
    std::string request = m_isPosting ? "POST " : "GET ";
    request.append(m_target).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    if (m_isPosting) {
        request.append("Content-Type: text/plain;charset=UTF-8\r\nContent-Length: ");
        request.append(std::to_string(m_unsent.size()));
        request.append("\r\n\r\n").append(std::exchange(m_unsent, {}));
    } else {
        request.append("\r\n");
    }
    write(request);
}

} // namespace relayscope::bench
