#include "core/messagejoiner.h"

#include <algorithm>

namespace relayscope::core {

size_t qHash(const JoinKey &key, size_t seed)
{
    return qHashMulti(seed, int(key.kind), key.who, key.number);
}

quint64 MessageJoiner::assign(const QList<JoinKey> &keys, quint64 known, qint64 timeNs)
{
    forgetOld(timeNs);
    quint64 message = resolve(known);
    for (const JoinKey &key : keys) {
        if (const auto found = m_messages.constFind(key); found != m_messages.cend())
            message = unite(message, resolve(*found));
    }
    if (message == 0)
        message = ++m_last;
    for (const JoinKey &key : keys)
        remember(key, message, timeNs);
    return message;
}

quint64 MessageJoiner::resolve(quint64 message) const
{
    for (auto alias = m_aliases.constFind(message); alias != m_aliases.cend(); alias = m_aliases.constFind(message))
        message = *alias;
    return message;
}

quint64 MessageJoiner::unite(quint64 left, quint64 right)
{
    if (left == 0 || left == right)
        return right;
    const auto [into, from] = std::minmax(left, right);
    m_aliases.insert(from, into);
    m_joins.append({from, into});
    return into;
}

void MessageJoiner::remember(const JoinKey &key, quint64 message, qint64 timeNs)
{
    if (m_messages.contains(key))
        return;
    m_messages.insert(key, message);
    m_order.emplace_back(key, timeNs);
}

void MessageJoiner::forgetOld(qint64 timeNs)
{
    while (!m_order.empty() && (m_order.front().second < timeNs - kKeepNs || qsizetype(m_order.size()) > kMaxKeys)) {
        m_messages.remove(m_order.front().first);
        m_order.pop_front();
    }
}

} // namespace relayscope::core
