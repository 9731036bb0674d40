#pragma once

#include "engine/refusal.h"

#include <QHash>
#include <QHostAddress>

#include <optional>

namespace relayscope::engineio {

class ConnectionLimit;

/// One place among the connections of a server, held while the connection lives.
class ConnectionTicket final {
public:
    /// Of no limit.
    ConnectionTicket() = default;
    ConnectionTicket(ConnectionTicket &&other) noexcept;
    ConnectionTicket &operator=(ConnectionTicket &&other) noexcept;
    ~ConnectionTicket();
    Q_DISABLE_COPY(ConnectionTicket)

    /// Set when this connection may only be told to come back later.
    [[nodiscard]] std::optional<Refusal> refusal() const { return m_refusal; }

private:
    friend class ConnectionLimit;

    ConnectionLimit *m_limit = nullptr;
    /// Null when addresses are not counted.
    QHostAddress m_address;
    std::optional<Refusal> m_refusal;
};

/// Counts the TCP connections of one server, together and by address. Those above the limit still get a place, so that
/// they can be told and a balancer's health check is answered; above kReserve of those there is none.
class ConnectionLimit final {
public:
    static constexpr qsizetype kReserve = 64;

    /// maxOfAddress 0 is no limit. Must outlive its tickets.
    ConnectionLimit(qsizetype maxConnections, qsizetype maxOfAddress);
    Q_DISABLE_COPY_MOVE(ConnectionLimit)

    /// Nothing when there is no room even for a refusal.
    [[nodiscard]] std::optional<ConnectionTicket> admit(const QHostAddress &address);
    [[nodiscard]] bool countsAddresses() const { return m_maxOfAddress > 0; }
    [[nodiscard]] qsizetype count() const { return m_count; }
    [[nodiscard]] bool isFull() const { return m_count >= m_maxConnections; }

private:
    friend class ConnectionTicket;
    void release(const ConnectionTicket &ticket);

    qsizetype m_maxConnections;
    qsizetype m_maxOfAddress;
    qsizetype m_count = 0;
    QHash<QHostAddress, qsizetype> m_byAddress;
};

} // namespace relayscope::engineio
