#pragma once

#include "client/clientoptions.h"

#include <QByteArray>
#include <QObject>
#include <QString>

namespace relayscope::engineio {
struct Packet;
}

namespace relayscope::client {

class EngineTransport;

/// Tries a WebSocket for a session that runs on polling: opens it with the session's id and exchanges `2probe` for
/// `3probe`. Leaves the session alone: its EngineClient, which owns it, decides what to do with the result.
class UpgradeProbe final : public QObject {
    Q_OBJECT

public:
    UpgradeProbe(const ClientOptions &options, const QByteArray &sid, QObject *parent);
    ~UpgradeProbe() override;
    Q_DISABLE_COPY_MOVE(UpgradeProbe)

    void start();
    /// The answered transport, handed over to parent; the probe emits nothing any more.
    [[nodiscard]] EngineTransport *takeTransport(QObject *parent);

signals:
    void answered();
    /// Once, before or after answered(); nothing follows.
    void failed(const QString &detail);

private:
    void handlePacket(const engineio::Packet &packet);

    EngineTransport *m_transport;
    bool m_answered = false;
};

} // namespace relayscope::client
