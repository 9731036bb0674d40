#pragma once

#include "models/clustermodel.h"

#include <QDockWidget>
#include <QTimer>

namespace relayscope::ui {

class ActionRegistry;
class ClusterView;
class PanelTitle;

/// What runs: Redis, nodes and clients as a tree, and what can be done with the selected one by tool bar, context menu
/// and keys. GUI thread; owned by the main window. Does nothing itself.
class ClusterDock final : public QDockWidget {
    Q_OBJECT

public:
    ClusterDock(models::ClusterModel &cluster, ActionRegistry &actions, QWidget *parent = nullptr);

    [[nodiscard]] ClusterView &view() const { return *m_view; }

signals:
    void restartRequested(relayscope::models::ItemKind kind, const QString &id);
    void stopRequested(relayscope::models::ItemKind kind, const QString &id);
    void killRequested(relayscope::models::ItemKind kind, const QString &id);
    void removeRequested(relayscope::models::ItemKind kind, const QString &id);
    void disconnectRequested(const QString &clientId);
    void reconnectRequested(const QString &clientId);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void retranslate();
    void connectActions();
    void setColumnWidths();
    void showContextMenu(const QPoint &position);
    void enableActions();
    [[nodiscard]] models::ItemKind currentKind() const;
    [[nodiscard]] QString currentId() const;

    models::ClusterModel &m_cluster;
    ActionRegistry &m_actions;
    PanelTitle *m_title;
    ClusterView *m_view;
    QTimer m_uptime;
};

} // namespace relayscope::ui
