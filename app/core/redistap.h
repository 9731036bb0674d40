#pragma once

#include "core/observation.h"
#include "core/status.h"
#include "redis/options.h"

#include <QObject>

#include <memory>

namespace relayscope::redis {
class RedisBus;
}

namespace relayscope::core {

/// Watches what passes through Redis Pub/Sub. PSUBSCRIBE only: an exact subscription to a request channel would be
/// counted as one more server of the cluster (PUBSUB NUMSUB) and every request would wait for its answer in vain. It
/// never publishes. Lives on the monitor thread.
class RedisTap final : public QObject {
    Q_OBJECT

public:
    explicit RedisTap(QObject *parent = nullptr);
    ~RedisTap() override;
    Q_DISABLE_COPY_MOVE(RedisTap)

    /// Watches this server from now on, and no other.
    void watch(const redis::Options &options);
    void stop();

signals:
    void lampChanged(const relayscope::core::Lamp &lamp);
    void messageSeen(const relayscope::core::TapObservation &seen);
    void changed(const relayscope::core::TapChange &change);

private:
    void noteState(const QString &reason);
    void setLamp(const Lamp &lamp);

    std::unique_ptr<redis::RedisBus> m_bus;
    Lamp m_lamp;
};

} // namespace relayscope::core
