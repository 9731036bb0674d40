#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <deque>
#include <utility>

namespace relayscope::core {

/// Which client got which message, and in which row, so that a second delivery is noticed. Sans-I/O, bounded: the
/// oldest are forgotten at kMaxDeliveries.
class DeliveryHistory final {
public:
    static constexpr qsizetype kMaxDeliveries = 100'000;

    /// Row in which the client got the same event of the same message before, 0 for none; then `row` is remembered.
    [[nodiscard]] quint64 note(
        quint64 message, const QString &clientId, const QByteArray &eventName, const QByteArray &payload, quint64 row);

private:
    /// Message, and a hash of the rest: two events of one message that go to one client are told apart by it.
    using Key = std::pair<quint64, size_t>;

    QHash<Key, quint64> m_rows;
    std::deque<Key> m_order;
};

} // namespace relayscope::core
