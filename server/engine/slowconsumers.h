#pragma once

#include "base/timerwheel.h"

#include <QByteArray>

#include <memory>
#include <unordered_map>

namespace relayscope::engineio {

class Session;
struct SessionContext;

/// Keeps clients that do not take what is sent to them from eating the server's memory. Volatile events are skipped as
/// soon as anything waits for a client; for the others a session is closed with `slow consumer`
/// - when it is sent to while more than maxQueuedBytes wait (the session itself looks at that),
/// - when it took nothing for maxQueuedAge although bytes waited all the while,
/// - when more than maxQueuedBytesTotal wait for all: then those who have taken nothing for longest go first, of equals
///   those with most bytes.
/// Lives on the server loop, owned by the registry.
class SlowConsumers final {
public:
    using Sessions = std::unordered_map<QByteArray, std::unique_ptr<Session>>;

    SlowConsumers(const SessionContext &context, const Sessions &sessions);
    Q_DISABLE_COPY_MOVE(SlowConsumers)

    /// There is a session to look after.
    void sessionOpened();
    /// Something was queued: closes sessions if that was too much for all together.
    void messageQueued();

private:
    void sweep();
    void makeRoom();

    const SessionContext &m_context;
    const Sessions &m_sessions;
    WheelTimer m_sweepTimer;
    bool m_makingRoom = false;
    /// Nothing waited at the last sweep.
    bool m_wasIdle = false;
};

} // namespace relayscope::engineio
