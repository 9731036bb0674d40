#include "ui/logs/logview.h"

#include "models/logmodel.h"
#include "ui/logs/logdelegate.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"
#include "ui/widgets/rowcopying.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace relayscope::ui {

using models::LogModel;

LogView::LogView(LogModel &log, QWidget *parent)
    : QTreeView(parent)
    , m_delegate(new LogDelegate(this))
{
    setModel(&log);
    setItemDelegate(m_delegate);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    setIndentation(0);
    header()->setStretchLastSection(true);
    header()->setSectionsMovable(false);
    header()->setHighlightSections(false);
    setColumnWidth(LogModel::Time, fontMetrics().averageCharWidth() * 12 + spacing(*this, 4));
    setColumnWidth(LogModel::Source, fontMetrics().averageCharWidth() * 15 + spacing(*this, 4));

    connect(&log, &QAbstractItemModel::rowsRemoved, this,
        [this](const QModelIndex &, int first, int last) { keepPlace(last - first + 1); });
    connect(&log, &QAbstractItemModel::modelReset, this, [this] { setFollowing(true); });
    // Emitted only for what the user does with the bar or the wheel, before the value becomes that of the slider.
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this,
        [this] { setFollowing(verticalScrollBar()->sliderPosition() >= verticalScrollBar()->maximum()); });
}

void LogView::setFollowing(bool following)
{
    if (following)
        scrollToBottom();
    if (following == m_following)
        return;
    m_following = following;
    emit followingChanged(following);
}

void LogView::setSearch(const QString &text)
{
    m_delegate->setSearch(text);
    viewport()->update();
}

void LogView::markTimes(qint64 fromNs, qint64 toNs)
{
    m_markedFromNs = fromNs;
    m_markedToNs = toNs;
    viewport()->update();
}

void LogView::updateGeometries()
{
    QTreeView::updateGeometries();
    // The range of the scroll bar is known now; earlier the end would be the old one.
    if (m_following)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void LogView::keepPlace(int removedRows)
{
    if (!m_following)
        verticalScrollBar()->setValue(
            std::max(0, verticalScrollBar()->value() - removedRows * ui::rowHeight(fontMetrics())));
}

void LogView::choose()
{
    setFollowing(false);
    if (currentIndex().isValid())
        emit lineChosen(currentIndex().data(LogModel::TimeNsRole).toLongLong());
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_End) {
        setFollowing(true);
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        copySelectedRows(*this);
        return;
    }
    const QModelIndex before = currentIndex();
    QTreeView::keyPressEvent(event);
    if (currentIndex() != before)
        choose();
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    QTreeView::mousePressEvent(event);
    if (indexAt(event->position().toPoint()).isValid())
        choose();
}

void LogView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const qint64 timeNs = index.data(LogModel::TimeNsRole).toLongLong();
    if (timeNs >= m_markedFromNs && timeNs <= m_markedToNs) {
        painter->fillRect(option.rect, semanticColor(ColorRole::RelatedRow, palette()));
        const int bar = std::max(2, spacing(*this, 1) / 2);
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), bar, option.rect.height()),
            semanticColor(ColorRole::Link, palette()));
    }
    QTreeView::drawRow(painter, option, index);
}

} // namespace relayscope::ui
