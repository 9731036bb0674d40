#pragma once

#include "models/clustermodel.h"
#include "ui/cluster/addform.h"
#include "ui/widgets/paneldock.h"

#include <QTimer>

class QLabel;
class QMenu;

namespace relayscope::models {
class ItemSelection;
}

namespace relayscope::ui {

class ActionRegistry;
class ClusterController;
class ClusterView;
class DocumentSession;
class EmptyState;
struct PanelContext;

/// What runs: Redis, nodes and clients as a tree, and what can be done with the selected one by tool bar, context menu
/// and keys. Shares its selection with the other panels, which also show their menus here. GUI thread; owned by the
/// main window.
class ClusterDock final : public PanelDock {
    Q_OBJECT

public:
    explicit ClusterDock(PanelContext &context, QWidget *parent = nullptr);

    [[nodiscard]] ClusterView &view() const { return *m_view; }

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void connectActions();
    void openAddForm(AddForm::Subject subject);
    void setColumnWidths();
    void showItem();
    /// For the client that is current.
    void addMoveMenu(QMenu &menu);
    void showItemMenu(const QPoint &globalPosition);
    void enableActions();
    void showEmptiness();
    void renameCurrent();
    void showNameProblem(const QString &problem);
    [[nodiscard]] models::ItemKind currentKind() const;
    [[nodiscard]] QString currentId() const;

    ClusterController &m_controller;
    DocumentSession &m_document;
    models::ClusterModel &m_cluster;
    models::ItemSelection &m_items;
    ActionRegistry &m_actions;
    ClusterView *m_view;
    EmptyState *m_empty;
    QLabel *m_nameProblem;
    AddForm *m_addForm;
    QTimer m_uptime;
};

} // namespace relayscope::ui
