#pragma once

#include "core/hop.h"
#include "core/problem.h"
#include "core/sendrequest.h"
#include "core/status.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>

namespace relayscope::core {

class Cluster;

struct DemoOptions {
    static constexpr int kMaxNodes = 26;
    static constexpr int kMaxClients = 1'000;
    /// For clients to leave polling for WebSocket: a message that is sent meanwhile waits for the change, which would
    /// be all that its times show. After that the demo goes on with what there is.
    static constexpr std::chrono::milliseconds kUpgradePatience{2'000};

    int nodes = 2;
    int clients = 2;
    RedisSpec redis;
    QString rulesFile;
    quint16 firstPort = 3000;
    /// Which clients send: all in turn, or only the first.
    bool everyClientSends = false;
    /// For the cluster to be up, and again for each message to come to all clients.
    std::chrono::milliseconds timeout{15'000};
};

/// The first scenario: a cluster of some nodes with clients spread over them, which its rules take into one room;
/// the first client, or each in turn, sends one `chat` there, the next when the one before has come to all. Shared by
/// the window and relayscope-run. Lives on the main thread.
class Demo final : public QObject {
    Q_OBJECT

public:
    static constexpr auto kEventName = "chat";

    Demo(Cluster &cluster, DemoOptions options, QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(Demo)

    void start();
    [[nodiscard]] const DemoOptions &options() const { return m_options; }
    /// In the order in which they send.
    [[nodiscard]] const QStringList &clientIds() const { return m_clientIds; }

signals:
    /// All nodes are ready and all clients connected, by WebSocket if they could be.
    void clusterReady();
    /// index counts senders from 0.
    void messageSent(int index, const QString &clientId);
    /// Came to every client, the sender too.
    void messageDelivered(int index);
    /// Once, at the end; the reason is empty when every client got every message.
    void finished(const QString &failure);

private:
    void checkReady();
    [[nodiscard]] bool areNodesReady() const;
    [[nodiscard]] bool areClientsConnected() const;
    [[nodiscard]] bool areClientsUpgraded() const;
    void sendNext();
    void noteReceived(const ReceivedEvent &event);
    void noteProblem(const Problem &problem);
    void fail(const QString &reason);
    [[nodiscard]] QString describeMissing() const;
    [[nodiscard]] QByteArray textOf(int index) const;

    enum class Step { Idle, Starting, Sending, Finished };

    Cluster &m_cluster;
    DemoOptions m_options;
    QStringList m_nodeIds;
    QStringList m_clientIds;
    Step m_step = Step::Idle;
    int m_sending = -1;
    QSet<QString> m_waitingFor;
    QTimer m_deadline;
    QTimer m_upgradePatience;
    bool m_isPatient = true;
};

} // namespace relayscope::core
