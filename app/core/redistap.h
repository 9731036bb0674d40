#pragma once

#include "core/observation.h"
#include "core/status.h"
#include "redis/bus.h"
#include "redis/options.h"

#include <QObject>

#include <memory>

namespace relayscope::redis {
class RedisBus;
}

namespace relayscope::core {

/// Watches what passes through Redis Pub/Sub, but for the beats that nodes of ours send once a second. PSUBSCRIBE only:
/// an exact subscription to a request channel would be counted as one more server of the cluster (PUBSUB NUMSUB) and
/// every request would wait for its answer in vain. It publishes nothing but what it is told to. Lives on the monitor
/// thread.
class RedisTap final : public QObject {
    Q_OBJECT

public:
    explicit RedisTap(QObject *parent = nullptr);
    ~RedisTap() override;
    Q_DISABLE_COPY_MOVE(RedisTap)

    /// Watches this server from now on, and no other.
    void watch(const redis::Options &options);
    void stop();
    /// It sees what is published.
    [[nodiscard]] bool isReady() const { return m_lamp.state == LampState::Ready; }
    /// False when Redis is not connected: then reply does not run. Nor does it after abandoned().
    bool publish(const QByteArray &channel, const QByteArray &message, redis::Bus::PublishReply reply);

signals:
    void lampChanged(const relayscope::core::Lamp &lamp);
    void messageSeen(const relayscope::core::TapObservation &seen);
    void changed(const relayscope::core::TapChange &change);
    /// The server is not watched any more; what it has not answered, it will not.
    void abandoned();

private:
    void noteState(const QString &reason);
    void setLamp(const Lamp &lamp);

    std::unique_ptr<redis::RedisBus> m_bus;
    Lamp m_lamp;
};

} // namespace relayscope::core
