#include "tap.h"

#include "fakes/testnode.h"
#include "socketio/beatmessage.h"

namespace relayscope::socketio::test {

Tap::Tap(relayscope::test::MemoryRedis &redis)
    : m_bus(redis)
{
    connect(&m_bus, &redis::Bus::messageReceived, this,
        [this](const QByteArray &, const QByteArray &channel, const QByteArray &message) {
            if (channel != beatChannel("socket.io"))
                m_messages.append({channel, message});
        });
    m_bus.start();
    m_bus.psubscribe("*");
    settle();
}

} // namespace relayscope::socketio::test
