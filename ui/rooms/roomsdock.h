#pragma once

#include "models/roomsmodel.h"
#include "ui/widgets/paneldock.h"

class QAction;
class QLabel;
class QStackedWidget;
class QTreeView;

namespace relayscope::ui {

class EmptyState;
struct PanelContext;

/// Which node has how many sockets in which room: where a message to a room goes, and which node would ignore it. A
/// click shows the hops of the room in the stream. GUI thread; owned by the main window.
class RoomsDock final : public PanelDock {
    Q_OBJECT

public:
    explicit RoomsDock(PanelContext &context, QWidget *parent = nullptr);

    [[nodiscard]] models::RoomsModel &rooms() { return m_rooms; }

protected:
    void retranslate() override;
    void changeEvent(QEvent *event) override;

private:
    void showNodes();
    void showPart();
    void colorHint();
    void composeJoin();
    void filterStream(const QModelIndex &index);

    PanelContext &m_context;
    models::RoomsModel m_rooms;
    QStackedWidget *m_stack;
    QAction *m_join;
    EmptyState *m_empty;
    QTreeView *m_view;
    QLabel *m_hint;
};

} // namespace relayscope::ui
