#include "ui/inspector/bytetreeview.h"

#include "models/bytetreemodel.h"
#include "ui/inspector/bytemark.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/placeholder.h"

#include <QHeaderView>
#include <QResizeEvent>
#include <QScopedValueRollback>

namespace relayscope::ui {

using models::ByteTreeModel;

namespace {

/// Shares of the width in percent; the rest is the format's.
constexpr int kNameShare = 32;
constexpr int kValueShare = 44;
/// Levels that are open at first.
constexpr int kOpenDepth = 2;

} // namespace

ByteTreeView::ByteTreeView(ByteTreeModel &model, ByteMark &mark, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
    , m_mark(mark)
{
    setModel(&model);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setFrameShape(QFrame::NoFrame);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setIndentation(spacing(*this, 3));
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(true);
    header()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 4);
    connect(&m_mark, &ByteMark::markChanged, this, &ByteTreeView::showMark);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] { expandToDepth(kOpenDepth); });
}

void ByteTreeView::setPlaceholderText(const QString &text)
{
    m_placeholder = text;
    viewport()->update();
}

void ByteTreeView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (m_isShowing || !current.isValid())
        return;
    const QScopedValueRollback guard(m_isShowing, true);
    m_mark.mark(m_model.range(current));
}

void ByteTreeView::showMark()
{
    if (m_isShowing)
        return;
    const QScopedValueRollback guard(m_isShowing, true);
    const QModelIndex item = m_mark.marked().isEmpty() ? QModelIndex() : m_model.covering(m_mark.marked());
    if (!item.isValid()) {
        selectionModel()->clear();
        return;
    }
    setCurrentIndex(item);
    scrollTo(item);
}

void ByteTreeView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (m_model.rowCount() > 0)
        return;
    drawPlaceholder(*this, m_placeholder);
}

void ByteTreeView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        setColumnWidths();
}

void ByteTreeView::setColumnWidths()
{
    setColumnWidth(ByteTreeModel::Name, viewport()->width() * kNameShare / 100);
    setColumnWidth(ByteTreeModel::Value, viewport()->width() * kValueShare / 100);
}

} // namespace relayscope::ui
