#include "ui/stream/streamview.h"

#include "models/filteredhopmodel.h"
#include "ui/stream/hopdelegate.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"
#include "ui/widgets/placeholder.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <array>

namespace relayscope::ui {

using models::HopModel;

StreamView::StreamView(models::FilteredHopModel &rows, models::HopMarks &marks, QWidget *parent)
    : QTreeView(parent)
    , m_rows(rows)
    , m_delegate(new HopDelegate(rows, marks, this))
{
    setModel(&rows);
    setItemDelegate(m_delegate);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setDragDropMode(QAbstractItemView::DragOnly);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTextElideMode(Qt::ElideRight);
    setFrameShape(QFrame::NoFrame);
    setIndentation(0);
    setDefaultColumnWidths();

    connect(&rows, &models::FilteredHopModel::rowsArrived, this, &StreamView::noteArrived);
    connect(&rows, &QAbstractItemModel::rowsRemoved, this,
        [this](const QModelIndex &, int first, int last) { keepPlace(last - first + 1); });
    connect(&rows, &QAbstractItemModel::modelReset, this, [this] {
        if (m_rows.hops().rowCount() > 0)
            return; // another filter: the place is found again by the selection
        setUnseenCount(0);
        setFollowing(true);
    });
    // Emitted only for what the user does with the bar or the wheel, before the value becomes that of the slider.
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this,
        [this] { setFollowing(verticalScrollBar()->sliderPosition() >= verticalScrollBar()->maximum()); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &StreamView::forgetSeen);
}

void StreamView::setDefaultColumnWidths()
{
    // Typical contents, a minute or more after the start; what happened has the rest.
    constexpr std::array<std::pair<HopModel::Column, QLatin1String>, 7> kSamples{{
        {HopModel::Number, QLatin1String("00000")},
        {HopModel::Time, QLatin1String("000.000000")},
        {HopModel::From, QLatin1String("Redis emitter")},
        {HopModel::To, QLatin1String("client 100")},
        {HopModel::Channel, QLatin1String("socket.io#/#lobby#")},
        {HopModel::Event, QLatin1String("message")},
        {HopModel::Length, QLatin1String("0000")},
    }};
    for (const auto &[column, sample] : kSamples) {
        const QString heading = m_rows.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const QFontMetrics metrics = fontMetrics();
        setColumnWidth(column,
            std::max(metrics.horizontalAdvance(heading), metrics.horizontalAdvance(sample)) + 2 * itemMargin(metrics)
                + 2);
    }
    setColumnWidth(HopModel::Number, columnWidth(HopModel::Number) + HopDelegate::gutterWidth(fontMetrics()));
    header()->setStretchLastSection(true);
    header()->setSectionsMovable(true);
    header()->setHighlightSections(false);
    header()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 4);
}

void StreamView::setFollowing(bool following)
{
    if (following) {
        setUnseenCount(0);
        scrollToBottom();
    }
    if (following == m_following)
        return;
    m_following = following;
    emit followingChanged(following);
}

void StreamView::setUnseenCount(int count)
{
    if (count == m_unseen)
        return;
    m_unseen = count;
    emit unseenCountChanged(count);
}

void StreamView::noteArrived(int count)
{
    if (!m_following)
        setUnseenCount(m_unseen + count);
}

void StreamView::updateGeometries()
{
    QTreeView::updateGeometries();
    // The range of the scroll bar is known now; earlier the end would be the old one.
    if (m_following)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    forgetSeen();
}

void StreamView::forgetSeen()
{
    const int hidden = verticalScrollBar()->maximum() - verticalScrollBar()->value();
    const int row = ui::rowHeight(fontMetrics());
    setUnseenCount(std::min(m_unseen, (hidden + row - 1) / row));
}

void StreamView::keepPlace(int removedRows)
{
    if (!m_following)
        verticalScrollBar()->setValue(
            std::max(0, verticalScrollBar()->value() - removedRows * ui::rowHeight(fontMetrics())));
}

void StreamView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_End) {
        setFollowing(true);
        return;
    }
    const QModelIndex before = currentIndex();
    QTreeView::keyPressEvent(event);
    if (currentIndex() != before)
        setFollowing(false);
}

void StreamView::mousePressEvent(QMouseEvent *event)
{
    QTreeView::mousePressEvent(event);
    if (indexAt(event->position().toPoint()).isValid())
        setFollowing(false);
}

void StreamView::contextMenuEvent(QContextMenuEvent *event)
{
    // The menu key asks at the current row, wherever the mouse is.
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex cell = byKey ? currentIndex() : indexAt(event->pos());
    const QPoint place = byKey ? viewport()->mapToGlobal(visualRect(cell).bottomLeft()) : event->globalPos();
    emit menuRequested(cell, place);
}

void StreamView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (!current.isValid() || !m_telling)
        return;
    highlight(m_rows.hop(current.row()).message);
    emit currentHopChanged();
}

void StreamView::highlight(quint64 message)
{
    if (message == m_highlighted)
        return;
    m_highlighted = message;
    m_delegate->setHighlightedMessage(message);
    viewport()->update();
}

const core::Hop *StreamView::currentHop() const
{
    return currentIndex().isValid() ? &m_rows.hop(currentIndex().row()) : nullptr;
}

void StreamView::goTo(int row)
{
    setFollowing(false);
    setCurrentIndex(m_rows.index(row, std::max(0, currentIndex().column())));
}

void StreamView::showRow(int row, bool reveal)
{
    if (reveal)
        setFollowing(false);
    m_telling = false;
    setAutoScroll(reveal);
    setCurrentIndex(m_rows.index(row, std::max(0, currentIndex().column())));
    setAutoScroll(true);
    m_telling = true;
}

void StreamView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const quint64 message = index.data(HopModel::MessageRole).toULongLong();
    if (message != 0 && message == m_highlighted)
        painter->fillRect(option.rect, semanticColor(ColorRole::RelatedRow, palette()));
    else if (index.data(HopModel::TintRole).toBool())
        painter->fillRect(option.rect, semanticColor(ColorRole::SurfaceTint, palette()));
    QTreeView::drawRow(painter, option, index);
}

void StreamView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (m_rows.rowCount() > 0 || m_rows.isScanning())
        return;
    drawPlaceholder(*this, m_placeholder);
}

void StreamView::setPlaceholderText(const QString &text)
{
    m_placeholder = text;
    viewport()->update();
}

} // namespace relayscope::ui
