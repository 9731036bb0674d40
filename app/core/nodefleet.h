#pragma once

#include "core/nodereport.h"
#include "core/problem.h"
#include "core/status.h"
#include "core/supervisor.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace relayscope::core {

class NodeProcess;

/// What every node of the cluster is started with.
struct NodeSetting {
    QString program;
    QString hubName;
    QByteArray hubToken;
};

/// The nodes. Nodes wait until it is known where Redis is. Lives on the main thread.
class NodeFleet final : public QObject {
    Q_OBJECT

public:
    explicit NodeFleet(NodeSetting setting, QObject *parent = nullptr);
    ~NodeFleet() override;
    Q_DISABLE_COPY_MOVE(NodeFleet)

    /// Empty: not known. The nodes that were started before start now.
    void setRedisUrl(const QString &url);

    QString add(NodeSpec spec);
    void rename(const QString &id, const QString &name);
    void start(const QString &id);
    void stop(const QString &id);
    void restart(const QString &id);
    void kill(const QString &id);
    /// Stops it, then forgets it.
    void remove(const QString &id);
    void removeAll();
    /// Rules for every start from now on, whatever the specs say; empty: as the specs say. Starts nodes that gave up.
    void setRules(const QByteArray &json);
    /// What the specs of the nodes that are there name.
    void setRulesFile(const QString &file);
    void applyReport(const NodeReport &report);

    [[nodiscard]] bool isEmpty() const { return m_nodes.empty(); }
    [[nodiscard]] QList<NodeStatus> statuses() const;

signals:
    /// A node is new, or is called otherwise from now on.
    void nodeNamed(const QString &id, const QString &name);
    void nodeChanged(const relayscope::core::NodeStatus &status);
    void nodeRemoved(const QString &id);
    void lineWritten(const QString &id, relayscope::core::LogStream stream, const QString &text);
    void problemReported(const relayscope::core::Problem &problem);
    void solved(const QString &id);
    void stopRequested(const QString &id);

private:
    [[nodiscard]] NodeProcess *find(const QString &id) const;
    void watch(NodeProcess &node);
    void handleState(NodeProcess &node, ProcessState state);
    void forget(const QString &id);
    [[nodiscard]] Expected<ChildCommand, QString> makeCommand(NodeProcess &node);
    [[nodiscard]] Expected<quint16, QString> choosePort(NodeProcess &node);
    [[nodiscard]] QStringList argumentsOf(const NodeProcess &node) const;

    NodeSetting m_setting;
    QString m_redisUrl;
    std::vector<std::unique_ptr<NodeProcess>> m_nodes;
    QTemporaryDir m_rulesDir;
    /// In m_rulesDir; empty while the specs count.
    QString m_rulesFile;
    QStringList m_waitingForRedis;
    QStringList m_toForget;
};

} // namespace relayscope::core
