#pragma once

#include "core/sendjob.h"
#include "models/shelfmodel.h"
#include "ui/widgets/paneldock.h"

#include <QPointer>

class QLabel;
class QPushButton;

namespace relayscope::ui {

class OutcomeLine;
class ShelfView;
struct PanelContext;

/// Messages that the user keeps: loaded into the composer by a click, sent at once by a double click, renamed, sorted,
/// deleted, shared as text; rows of the stream can be dropped here. The list itself is the document's. GUI thread;
/// owned by the main window.
class ShelfDock final : public PanelDock {
    Q_OBJECT

public:
    explicit ShelfDock(PanelContext &context, QWidget *parent = nullptr);

    [[nodiscard]] models::ShelfModel &model() { return m_model; }

protected:
    void retranslate() override;

private:
    void layOut();
    void connectModel();
    void addActions();
    void showShelf();
    void updateSenderNames();
    void edit(const QList<core::SavedMessage> &messages, models::ShelfModel::Edit edit);
    void keepHops(const QList<quint64> &numbers, int before);
    void load(const QModelIndex &index);
    void send(const QModelIndex &index);
    void copy();
    void paste();
    void enableActions();

    PanelContext &m_context;
    models::ShelfModel m_model;
    ShelfView *m_view;
    QWidget *m_empty;
    QLabel *m_emptyText;
    QPushButton *m_save;
    OutcomeLine *m_outcome;
    /// The message whose outcome is shown; deletes itself when it has finished.
    QPointer<core::SendJob> m_job;
    QAction *m_send;
    QAction *m_rename;
    QAction *m_remove;
    QAction *m_copy;
    QAction *m_paste;
};

} // namespace relayscope::ui
