#pragma once

#include "base/endofturn.h"
#include "engine/websockettransport.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace relayscope::engineio {

/// Where what has ended waits until it can be destroyed: sessions and transports end inside their own callbacks, and a
/// WebSocket that said goodbye stays until its peer has closed too. Lives on the server loop, owned by the registry.
class Graveyard final : private EndOfTurnTask {
public:
    explicit Graveyard(EndOfTurn &endOfTurn);
    ~Graveyard();
    Q_DISABLE_COPY_MOVE(Graveyard)

    /// Destroys object at the end of the turn.
    template<typename T>
    void bury(std::unique_ptr<T> object)
    {
        m_dead.emplace_back(std::move(object));
        m_endOfTurn.schedule(*this);
    }

    /// Takes over a transport after close(), discard() or abort(): a WebSocket is destroyed when its connection is
    /// gone, others at the end of the turn. Its listener is taken off.
    void linger(std::unique_ptr<Transport> transport);

    /// Whether every lingering WebSocket has handed all its bytes to the kernel.
    [[nodiscard]] bool isDrained() const;

private:
    void runAtEndOfTurn() override;
    void connectionEnded(WebSocketTransport &transport);

    EndOfTurn &m_endOfTurn;
    std::vector<std::shared_ptr<void>> m_dead;
    std::unordered_map<WebSocketTransport *, std::unique_ptr<WebSocketTransport>> m_lingering;
};

} // namespace relayscope::engineio
