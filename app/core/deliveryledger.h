#pragma once

#include "core/hop.h"

#include <QByteArray>
#include <QHash>
#include <QMap>

namespace relayscope::core {

/// Events that a node wrote to one of our clients and that the client has not seen yet; what is open when the client's
/// connection ends was lost. Bounded: above kMaxOpen nothing is added.
class DeliveryLedger final {
public:
    static constexpr qsizetype kMaxOpen = 100'000;

    void written(const QByteArray &sid, quint64 sequence, const Hop &hop);
    void delivered(const QByteArray &sid, quint64 sequence);
    /// The connection ended: rows of what was written to it in vain, in order.
    [[nodiscard]] QList<Hop> closed(const QByteArray &sid, qint64 timeNs);

private:
    struct Account {
        /// Events come in order: everything up to this one has come.
        quint64 deliveredUpTo = 0;
        QMap<quint64, Hop> open;
    };

    QHash<QByteArray, Account> m_accounts;
    qsizetype m_count = 0;
};

} // namespace relayscope::core
