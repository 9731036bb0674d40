#pragma once

#include "core/broadcastrequest.h"
#include "core/sendrequest.h"
#include "telemetry/frame.h"

#include <QHash>
#include <QObject>

namespace relayscope::core {

class TelemetryHub;

/// Asks nodes over their links to broadcast, and pairs what they answer with who asked. Lives on the monitor thread,
/// owned by Monitor; the hub is borrowed.
class NodeCommands final : public QObject {
    Q_OBJECT

public:
    /// Broadcasts that no node has answered yet; more are refused.
    static constexpr qsizetype kMaxWaiting = 100'000;

    explicit NodeCommands(TelemetryHub &hub, QObject *parent = nullptr);

    /// finished() follows, possibly at once.
    void emitFrom(quint64 id, const QString &nodeId, const BroadcastRequest &request);

signals:
    void finished(const relayscope::core::SendResult &result, const QString &nodeId);

private:
    struct Waiting {
        QString nodeId;
        qint64 sinceNs = 0;
    };

    void finish(const telemetry::EmitResult &result);
    void failAllOf(const QString &nodeId);
    void refuse(quint64 id, const QString &nodeId, const QString &reason);

    TelemetryHub &m_hub;
    QHash<quint64, Waiting> m_waiting;
};

} // namespace relayscope::core
