#pragma once

#include "base/expected.h"
#include "telemetry/frame.h"

#include <QByteArray>
#include <QHash>
#include <QLocalServer>
#include <QObject>
#include <QSet>
#include <QTemporaryDir>

namespace relayscope::core {

class HubLink;

/// Where nodes report: a local socket that only this user can open, with a random token on top. Listens on the thread
/// it is made on, then moves to the monitor thread.
class TelemetryHub final : public QObject {
    Q_OBJECT

public:
    static constexpr int kMaxLinks = 256;

    explicit TelemetryHub(QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(TelemetryHub)

    /// The error says in words why there is no socket.
    [[nodiscard]] Expected<void, QString> listen();
    /// Path of the socket.
    [[nodiscard]] QString serverName() const { return m_server.fullServerName(); }
    [[nodiscard]] const QByteArray &token() const { return m_token; }

    /// Asks the node to end properly; false when it has no link.
    bool stopNode(const QString &nodeId);
    /// Bytes of a whole frame; false when the node has no link, or does not read.
    bool sendTo(const QString &nodeId, const QByteArray &frame);
    /// For all nodes, now and later.
    void setLevel(const telemetry::SetLevel &level);
    /// For all nodes, now and later; empty: later ones keep what they start with.
    void setRules(const QByteArray &json);

signals:
    void nodeConnected(const QString &nodeId, const QByteArray &instance);
    /// reason is empty when the node closed the link.
    void nodeDisconnected(const QString &nodeId, const QString &reason);
    void batchReceived(const QString &nodeId, const QByteArray &instance, const relayscope::telemetry::Batch &batch);
    void countersReceived(const QString &nodeId, const relayscope::telemetry::Counters &counters);
    void rulesAnswered(const QString &nodeId, const relayscope::telemetry::RulesAnswer &answer);
    void emitAnswered(const relayscope::telemetry::EmitResult &result);
    /// Somebody connected and was turned away before it was a node.
    void linkRejected(const QString &reason);

private:
    void acceptLinks();
    void addNode(HubLink *link);
    void removeLink(HubLink *link, const QString &reason);

    QTemporaryDir m_dir;
    QLocalServer m_server;
    QByteArray m_token;
    telemetry::SetLevel m_level;
    QByteArray m_rules;
    QSet<HubLink *> m_links;
    QHash<QString, HubLink *> m_nodes;
};

} // namespace relayscope::core
