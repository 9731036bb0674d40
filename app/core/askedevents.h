#pragma once

#include "core/messagejoiner.h"

#include <QByteArray>
#include <QHash>

#include <deque>

namespace relayscope::core {

/// Names of events that asked for an acknowledgement: an answer on the wire does not repeat what it answers. Sans-I/O,
/// bounded: the oldest are forgotten at kMaxEvents.
class AskedEvents final {
public:
    static constexpr std::size_t kMaxEvents = 100'000;

    void note(const JoinKey &key, const QByteArray &eventName);
    /// Empty when it is not known.
    [[nodiscard]] QByteArray nameOf(const JoinKey &key) const { return m_names.value(key); }

private:
    QHash<JoinKey, QByteArray> m_names;
    std::deque<JoinKey> m_order;
};

} // namespace relayscope::core
