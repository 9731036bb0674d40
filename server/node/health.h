#pragma once

#include "redis/bus.h"

#include <QObject>
#include <QString>

namespace relayscope::node {

/// Whether a balancer may send clients here, and why not. Lives on the server loop.
class Health final : public QObject {
    Q_OBJECT

public:
    /// bus may be null: a node that needs no Redis is ready as soon as it listens.
    explicit Health(const redis::Bus *bus, QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(Health)

    void setListening();
    void setDraining();
    void setOverCapacity(bool isOver);

    [[nodiscard]] bool isReady() const { return m_reason.isEmpty(); }
    /// One line, empty when ready.
    [[nodiscard]] const QString &reason() const { return m_reason; }

signals:
    /// reason is empty when the node became ready.
    void changed(const QString &reason);

private:
    void update();
    [[nodiscard]] QString currentReason() const;
    [[nodiscard]] QString linkReason(redis::Link link) const;

    const redis::Bus *m_bus;
    QString m_publishFailure;
    QString m_subscribeFailure;
    QString m_reason;
    bool m_listening = false;
    bool m_draining = false;
    bool m_overCapacity = false;
};

} // namespace relayscope::node
