#pragma once

#include "support/memorybus.h"

#include <QByteArray>
#include <QList>

#include <utility>

namespace relayscope::socketio::test {

/// An observer of everything that is published, as PSUBSCRIBE * sees it, but for the nodes' beats.
class Tap final : public QObject {
    Q_OBJECT

public:
    struct Message {
        QByteArray channel;
        QByteArray bytes;
    };

    explicit Tap(relayscope::test::MemoryRedis &redis);

    /// What came since the last call.
    [[nodiscard]] QList<Message> take() { return std::exchange(m_messages, {}); }

private:
    relayscope::test::MemoryBus m_bus;
    QList<Message> m_messages;
};

} // namespace relayscope::socketio::test
