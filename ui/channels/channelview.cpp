#include "ui/channels/channelview.h"

#include "models/channelmodel.h"
#include "ui/channels/channeldelegate.h"
#include "ui/channels/channelflash.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/placeholder.h"

#include <QHeaderView>

#include <algorithm>
#include <array>

namespace relayscope::ui {

using models::ChannelModel;

namespace {

/// Typical widest contents of the columns beside the name, in characters.
constexpr std::array<std::pair<ChannelModel::Column, int>, 3> kCharacters{{
    {ChannelModel::Count, 7},
    {ChannelModel::Rate, 6},
    {ChannelModel::Subscribers, 7},
}};

} // namespace

ChannelView::ChannelView(ChannelModel &channels, QWidget *parent)
    : QTreeView(parent)
    , m_channels(channels)
    , m_flash(new ChannelFlash(this))
{
    setModel(&channels);
    setItemDelegate(new ChannelDelegate(*m_flash, this));
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setFrameShape(QFrame::NoFrame);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideMiddle);
    setIndentation(spacing(*this, 4));
    header()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 4);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setSectionResizeMode(ChannelModel::Name, QHeaderView::Stretch);
    for (const auto &[column, characters] : kCharacters)
        header()->resizeSection(
            column, fontMetrics().horizontalAdvance(QLatin1Char('0')) * characters + 2 * itemMargin(fontMetrics()));

    connect(&m_channels, &ChannelModel::trafficSeen, this, &ChannelView::showTraffic);
    connect(&m_channels, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &group, int, int) { expand(group); });
    connect(&m_channels, &QAbstractItemModel::modelAboutToBeReset, m_flash, &ChannelFlash::clear);
    connect(m_flash, &ChannelFlash::faded, this, [this](const QModelIndex &row) {
        const QRect place = visualRect(row);
        viewport()->update(0, place.top(), viewport()->width(), place.height());
    });
}

QModelIndex ChannelView::shownRow(const QModelIndex &row) const
{
    QModelIndex shown = row;
    for (QModelIndex above = row.parent(); above.isValid(); above = above.parent()) {
        if (!isExpanded(above))
            shown = above;
    }
    return shown;
}

void ChannelView::showTraffic(const QModelIndex &channel)
{
    if (!isVisible())
        return;
    const QModelIndex row = shownRow(channel);
    const bool isSelected = row.siblingAtColumn(0) == currentIndex().siblingAtColumn(0);
    if (!isSelected && viewport()->rect().intersects(visualRect(row)))
        m_flash->start(row);
}

void ChannelView::setPlaceholderText(const QString &text)
{
    m_placeholder = text;
    viewport()->update();
}

void ChannelView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (m_channels.rowCount() > 0)
        return;
    drawPlaceholder(*this, m_placeholder);
}

void ChannelView::hideEvent(QHideEvent *event)
{
    m_flash->clear();
    QTreeView::hideEvent(event);
}

} // namespace relayscope::ui
