#include "ui/shelf/shelfview.h"

#include "ui/shelf/shelfdelegate.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace relayscope::ui {

ShelfView::ShelfView(QWidget *parent)
    : QListView(parent)
{
    setItemDelegate(new ShelfDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setContextMenuPolicy(Qt::CustomContextMenu);
}

QList<int> ShelfView::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

bool ShelfView::isOnButton(const QModelIndex &index, const QPoint &position) const
{
    return ShelfDelegate::sendRect(visualRect(index), fontMetrics()).contains(position);
}

void ShelfView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool wasPress = state() == QAbstractItemView::NoState || state() == QAbstractItemView::DragSelectingState;
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool isPlain = event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier;
    if (!index.isValid() || !isPlain || !wasPress || index != currentIndex())
        return;
    if (isOnButton(index, event->position().toPoint()))
        emit sendRequested(index);
    else
        emit loadRequested(index);
}

void ShelfView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    // The button has sent at the first click already, and will at this one.
    if (index.isValid() && event->button() == Qt::LeftButton && !isOnButton(index, event->position().toPoint()))
        emit sendRequested(index);
    QListView::mouseDoubleClickEvent(event);
}

void ShelfView::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && event->modifiers() == Qt::NoModifier && currentIndex().isValid()
        && state() != QAbstractItemView::EditingState)
        emit loadRequested(currentIndex());
    else
        QListView::keyPressEvent(event);
}

} // namespace relayscope::ui
