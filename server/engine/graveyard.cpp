#include "engine/graveyard.h"

#include <algorithm>
#include <utility>

namespace relayscope::engineio {

Graveyard::Graveyard(EndOfTurn &endOfTurn)
    : m_endOfTurn(endOfTurn)
{
}

Graveyard::~Graveyard()
{
    // What is destroyed may come back with what it owned.
    while (!m_dead.empty() || !m_lingering.empty()) {
        std::exchange(m_dead, {}).clear();
        std::exchange(m_lingering, {}).clear();
    }
    m_endOfTurn.cancel(*this);
}

void Graveyard::linger(std::unique_ptr<Transport> transport)
{
    if (!transport)
        return;
    transport->setListener(nullptr);
    auto *webSocket = dynamic_cast<WebSocketTransport *>(transport.get());
    if (!webSocket || webSocket->isFinished()) {
        bury(std::move(transport));
        return;
    }
    transport.release();
    m_lingering.emplace(webSocket, webSocket);
    webSocket->setFinished([this](WebSocketTransport &finished) { connectionEnded(finished); });
}

bool Graveyard::isDrained() const
{
    return std::all_of(
        m_lingering.begin(), m_lingering.end(), [](const auto &entry) { return entry.first->queuedBytes() == 0; });
}

void Graveyard::connectionEnded(WebSocketTransport &transport)
{
    auto node = m_lingering.extract(&transport);
    bury(std::move(node.mapped()));
}

void Graveyard::runAtEndOfTurn()
{
    // What is destroyed may bury more: that is for the next turn.
    const std::vector<std::shared_ptr<void>> dead = std::exchange(m_dead, {});
}

} // namespace relayscope::engineio
