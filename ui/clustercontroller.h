#pragma once

#include "core/cluster.h"
#include "core/demo.h"
#include "core/stats/statisticsservice.h"
#include "models/clustermodel.h"
#include "models/hopmodel.h"
#include "ui/stoppedmembers.h"

#include <QObject>

#include <memory>

namespace relayscope::ui {

class ActionRegistry;
class DocumentSession;

/// Joins the cluster with the window: feeds the models from its signals, does the cluster-wide actions, runs the demo.
/// GUI thread; owned by the main window; knows no widget.
class ClusterController final : public QObject {
    Q_OBJECT

public:
    ClusterController(
        core::Cluster &cluster, DocumentSession &document, ActionRegistry &actions, QObject *parent = nullptr);
    ~ClusterController() override;
    Q_DISABLE_COPY_MOVE(ClusterController)

    [[nodiscard]] core::Cluster &cluster() const { return m_cluster; }
    [[nodiscard]] models::ClusterModel &clusterModel() { return m_clusterModel; }
    [[nodiscard]] models::HopModel &hopModel() { return m_hopModel; }
    [[nodiscard]] core::StatisticsService &statistics() { return m_statistics; }
    /// Hops that could not be kept or observed: rows that left the table, and what nodes reported as dropped.
    [[nodiscard]] quint64 droppedCount() const;

    /// For the next runDemo().
    void setDemoOptions(const core::DemoOptions &options) { m_demoOptions = options; }
    void runDemo();
    void restart(models::ItemKind kind, const QString &id);
    void stop(models::ItemKind kind, const QString &id);
    void kill(models::ItemKind kind, const QString &id);
    void remove(models::ItemKind kind, const QString &id);
    void rename(models::ItemKind kind, const QString &id, const QString &name);
    /// Of clients only.
    void reconnect(models::ItemKind kind, const QString &id);
    void disconnect(models::ItemKind kind, const QString &id);
    /// Ends the demo too; Cluster::stopped() follows.
    void stopCluster();

signals:
    void demoStarted();
    /// failure is empty when every client got every message.
    void demoFinished(const QString &failure);
    /// A value in the status line changed.
    void summaryChanged();

private:
    void connectCluster();
    void connectActions(ActionRegistry &actions);
    void enableActions();
    void finishDemo(const QString &failure);

    core::Cluster &m_cluster;
    DocumentSession &m_document;
    ActionRegistry &m_actions;
    models::ClusterModel m_clusterModel;
    StoppedMembers m_stopped;
    models::HopModel m_hopModel;
    core::StatisticsService m_statistics;
    core::DemoOptions m_demoOptions;
    std::unique_ptr<core::Demo> m_demo;
    bool m_stopping = false;
    quint64 m_droppedObservations = 0;
};

} // namespace relayscope::ui
