#include "ui/channels/channelview.h"

#include "models/channelmodel.h"
#include "ui/channels/channeldelegate.h"
#include "ui/channels/channelflash.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/placeholder.h"

#include <QEvent>
#include <QHeaderView>

#include <algorithm>
#include <array>

namespace relayscope::ui {

using models::ChannelModel;

namespace {

/// The name tells one channel from another: it keeps so many characters, besides its indentation.
constexpr int kNameCharacters = 22;
/// Typical widest contents of the columns beside the name, in characters; the one that is missed least stands last.
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
    fitColumns();

    connect(&m_channels, &ChannelModel::trafficSeen, this, &ChannelView::showTraffic);
    connect(&m_channels, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &group, int, int) { expand(group); });
    connect(&m_channels, &QAbstractItemModel::modelAboutToBeReset, m_flash, &ChannelFlash::clear);
    connect(m_flash, &ChannelFlash::faded, this, [this](const QModelIndex &row) {
        const QRect place = visualRect(row);
        viewport()->update(0, place.top(), viewport()->width(), place.height());
    });
}

void ChannelView::fitColumns()
{
    int room = viewport()->width() - 2 * indentation() - fontMetrics().averageCharWidth() * kNameCharacters;
    for (const auto &[column, characters] : kCharacters) {
        const int width
            = fontMetrics().horizontalAdvance(QLatin1Char('0')) * characters + 2 * itemMargin(fontMetrics());
        room -= width;
        setColumnHidden(column, room < 0);
        if (room >= 0)
            header()->resizeSection(column, width);
    }
}

void ChannelView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void ChannelView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitColumns();
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
