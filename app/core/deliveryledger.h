#pragma once

#include "core/hop.h"

#include <QByteArray>
#include <QHash>

#include <deque>

namespace relayscope::core {

/// Events on their way in one direction between nodes and our clients: handed to the connection at one end, not seen at
/// the other one yet. Bounded: above kMaxOpen nothing is added.
class DeliveryLedger final {
public:
    static constexpr qsizetype kMaxOpen = 100'000;
    static constexpr qsizetype kMaxAccounts = 100'000;

    /// hop: the row of the departure.
    void departed(const QByteArray &sid, quint64 sequence, const Hop &hop);
    void arrived(const QByteArray &sid, quint64 sequence);
    /// The receiving end is gone: rows of what was sent in vain, in order. What departs after that is in vain at once.
    [[nodiscard]] QList<Hop> closed(const QByteArray &sid);
    [[nodiscard]] bool isClosed(const QByteArray &sid) const { return m_accounts.value(sid).isClosed; }
    /// Both ends are gone.
    void forget(const QByteArray &sid);
    /// Closes whatever goes to this place.
    [[nodiscard]] QList<Hop> closedTo(const QString &placeId);

private:
    struct Departure {
        quint64 sequence = 0;
        Hop hop;
    };
    struct Account {
        /// Events come in order: everything up to this one has come.
        quint64 arrivedUpTo = 0;
        bool isClosed = false;
        /// By sequence.
        std::deque<Departure> open;
    };

    [[nodiscard]] Account &account(const QByteArray &sid);
    [[nodiscard]] QList<Hop> close(Account &account);

    QHash<QByteArray, Account> m_accounts;
    qsizetype m_count = 0;
};

} // namespace relayscope::core
