#include "engine/connectionlimit.h"

#include <utility>

namespace relayscope::engineio {

ConnectionTicket::ConnectionTicket(ConnectionTicket &&other) noexcept
    : m_limit(std::exchange(other.m_limit, nullptr))
    , m_address(std::move(other.m_address))
    , m_refusal(other.m_refusal)
{
}

ConnectionTicket &ConnectionTicket::operator=(ConnectionTicket &&other) noexcept
{
    std::swap(m_limit, other.m_limit);
    std::swap(m_address, other.m_address);
    std::swap(m_refusal, other.m_refusal);
    return *this;
}

ConnectionTicket::~ConnectionTicket()
{
    if (m_limit)
        m_limit->release(*this);
}

ConnectionLimit::ConnectionLimit(qsizetype maxConnections, qsizetype maxOfAddress)
    : m_maxConnections(maxConnections)
    , m_maxOfAddress(maxOfAddress)
{
}

std::optional<ConnectionTicket> ConnectionLimit::admit(const QHostAddress &address)
{
    if (m_count >= m_maxConnections + kReserve)
        return std::nullopt;
    ConnectionTicket ticket;
    ticket.m_limit = this;
    if (isFull())
        ticket.m_refusal = Refusal::TooManyConnections;
    ++m_count;
    if (countsAddresses()) {
        ticket.m_address = address;
        if (++m_byAddress[address] > m_maxOfAddress && !ticket.m_refusal)
            ticket.m_refusal = Refusal::TooManyConnectionsOfAddress;
    }
    return ticket;
}

void ConnectionLimit::release(const ConnectionTicket &ticket)
{
    --m_count;
    if (!countsAddresses())
        return;
    const auto found = m_byAddress.find(ticket.m_address);
    if (found != m_byAddress.end() && --found.value() == 0)
        m_byAddress.erase(found);
}

} // namespace relayscope::engineio
