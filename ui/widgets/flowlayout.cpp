#include "ui/widgets/flowlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace relayscope::ui {

namespace {

int heightOf(const QLayoutItem &item, int width)
{
    return item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height();
}

bool isWide(const QLayoutItem &item)
{
    return item.expandingDirections().testFlag(Qt::Horizontal);
}

} // namespace

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[std::size_t(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[std::size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

QList<FlowLayout::Row> FlowLayout::rowsFor(int width) const
{
    QList<Row> rows;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const int wanted = std::min(std::max(item->sizeHint().width(), item->minimumSize().width()), width);
        if (rows.isEmpty() || rows.constLast().width + spacing() + wanted > width)
            rows.append(Row());
        Row &row = rows.last();
        row.width += wanted + (row.items.isEmpty() ? 0 : spacing());
        row.items.append(item.get());
        row.height = std::max(row.height, heightOf(*item, wanted));
    }
    return rows;
}

int FlowLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    const QList<Row> rows = rowsFor(width - margins.left() - margins.right());
    int height = margins.top() + margins.bottom() + spacing() * int(std::max<qsizetype>(0, rows.size() - 1));
    for (const Row &row : rows)
        height += row.height;
    return height;
}

QSize FlowLayout::sizeHint() const
{
    QSize size(0, 0);
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint().expandedTo(item->minimumSize());
        size = {
            size.width() + hint.width() + (size.width() > 0 ? spacing() : 0), std::max(size.height(), hint.height())};
    }
    return size.grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const
{
    QSize size(0, 0);
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &geometry)
{
    QLayout::setGeometry(geometry);
    QRect area = geometry.marginsRemoved(contentsMargins());
    for (const Row &row : rowsFor(area.width())) {
        place(row, QRect(area.topLeft(), QSize(area.width(), row.height)));
        area.setTop(area.top() + row.height + spacing());
    }
}

/// In the middle of the row's height, as fields of one line are.
void FlowLayout::place(const Row &row, const QRect &area) const
{
    const auto wide
        = std::count_if(row.items.cbegin(), row.items.cend(), [](const QLayoutItem *item) { return isWide(*item); });
    const int share = wide == 0 ? 0 : (area.width() - row.width) / int(wide);
    int left = area.left();
    for (QLayoutItem *item : row.items) {
        int width = std::min(std::max(item->sizeHint().width(), item->minimumSize().width()), area.width());
        if (isWide(*item))
            width += share;
        const int height = std::min(heightOf(*item, width), area.height());
        const QRect place(left, area.top() + (area.height() - height) / 2, width, height);
        item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), area, place));
        left += width + spacing();
    }
}

} // namespace relayscope::ui
