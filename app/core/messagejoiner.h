#pragma once

#include "core/hop.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <deque>
#include <utility>

namespace relayscope::core {

/// Something that two observations of one message have in common.
struct JoinKey {
    enum class Kind : quint8 {
        /// who: run of a node; number: its trace.
        Trace,
        /// who: socket id; number: ordinal of the EVENT on it, in that direction.
        EventToNode,
        EventToClient,
        /// who: socket id; number: ack id of an EVENT to the client.
        AckOfClient,
        /// who: request id of the adapter.
        Request,
    };

    Kind kind = Kind::Trace;
    QByteArray who;
    quint64 number = 0;

    bool operator==(const JoinKey &) const = default;
};
[[nodiscard]] size_t qHash(const JoinKey &key, size_t seed = 0);

/// Gives observations with a common key the same message number. When two numbers turn out to be one message, the
/// smaller one stays. Sans-I/O; forgets keys after kKeepNs and above kMaxKeys.
class MessageJoiner final {
public:
    static constexpr qint64 kKeepNs = 60'000'000'000;
    static constexpr qsizetype kMaxKeys = 500'000;

    /// The message of these keys and, unless 0, of `known`; a new number when none of them has one.
    quint64 assign(const QList<JoinKey> &keys, quint64 known, qint64 timeNs);
    /// The message's number now, after joins.
    [[nodiscard]] quint64 resolve(quint64 message) const;
    [[nodiscard]] QList<MessageJoin> takeJoins() { return std::exchange(m_joins, {}); }

private:
    quint64 unite(quint64 left, quint64 right);
    void remember(const JoinKey &key, quint64 message, qint64 timeNs);
    void forgetOld(qint64 timeNs);

    QHash<JoinKey, quint64> m_messages;
    std::deque<std::pair<JoinKey, qint64>> m_order;
    /// Rare, and in pairs of numbers: kept for good.
    QHash<quint64, quint64> m_aliases;
    QList<MessageJoin> m_joins;
    quint64 m_last = 0;
};

} // namespace relayscope::core
