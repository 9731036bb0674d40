#include "ui/theme/flatpainting.h"

#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>

namespace relayscope::ui::flat {

namespace {

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

bool isDefaultButton(const QStyleOption &option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    return button != nullptr && button->features.testFlag(QStyleOptionButton::DefaultButton)
        && has(option, QStyle::State_Enabled);
}

void drawRounded(QPainter &painter, const QStyleOption &option, const QColor &fill, const QColor &border, qreal width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    const qreal inset = border.isValid() ? width / 2 : 0;
    const qreal radius = spacingUnit(option.fontMetrics);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

} // namespace

void drawButton(const QStyleOption &option, QPainter &painter)
{
    const auto color = [&option](ColorRole role) { return semanticColor(role, option.palette); };
    const bool pressed = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    const bool hovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    const bool focused = has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
    if (isDefaultButton(option)) {
        drawRounded(painter, option, color(pressed || hovered ? ColorRole::AccentHover : ColorRole::Accent),
            focused ? color(ColorRole::Text) : QColor(), 1.0);
        return;
    }
    const ColorRole fill = pressed                       ? ColorRole::Selection
        : !has(option, QStyle::State_Enabled) || hovered ? ColorRole::Window
                                                         : ColorRole::Raised;
    drawRounded(painter, option, color(fill), color(focused ? ColorRole::Accent : ColorRole::BorderStrong), 1.0);
}

void drawToolButton(const QStyleOption &option, QPainter &painter)
{
    const bool pressed = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    if (pressed)
        drawRounded(painter, option, semanticColor(ColorRole::Selection, option.palette), QColor(), 0);
    else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        drawRounded(painter, option, semanticColor(ColorRole::Border, option.palette), QColor(), 0);
}

void drawToolButtonLabel(const QStyleOptionToolButton &option, QPainter &painter, const QStyle &style)
{
    const int unit = spacingUnit(option.fontMetrics);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QSize icon = option.iconSize;
    const QRect content = option.rect.adjusted(2 * unit, 0, -2 * unit, 0);
    const QRect iconRect(content.left(), content.center().y() - icon.height() / 2, icon.width(), icon.height());
    option.icon.paint(&painter, iconRect, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    style.drawItemText(&painter, content.adjusted(icon.width() + 2 * unit, 0, 0, 0),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextHideMnemonic | Qt::TextSingleLine, option.palette, enabled,
        option.text, QPalette::ButtonText);
}

void drawMenuBarItem(const QStyleOptionMenuItem &option, QPainter &painter, const QStyle &style)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    if (enabled && has(option, QStyle::State_Selected))
        drawRounded(painter, option, semanticColor(ColorRole::Border, option.palette), QColor(), 0);
    style.drawItemText(&painter, option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
        option.palette, enabled, option.text, QPalette::ButtonText);
}

void drawDockEdge(const QStyleOption &option, QPainter &painter)
{
    const QRect rect = option.rect;
    painter.fillRect(rect, semanticColor(ColorRole::Window, option.palette));
    painter.setPen(semanticColor(ColorRole::Border, option.palette));
    // Seen from the dock area layout a vertical bar lies beside a dock.
    if (rect.width() < rect.height())
        painter.drawLine(rect.left(), rect.top(), rect.left(), rect.bottom());
    else
        painter.drawLine(rect.left(), rect.top(), rect.right(), rect.top());
}

void drawField(const QStyleOption &option, QPainter &painter)
{
    const bool focused = has(option, QStyle::State_HasFocus);
    const ColorRole fill = has(option, QStyle::State_Enabled) ? ColorRole::Surface : ColorRole::Window;
    drawRounded(painter, option, semanticColor(fill, option.palette),
        semanticColor(focused ? ColorRole::Accent : ColorRole::BorderStrong, option.palette), 1.0);
}

void drawFrame(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(&option);
    if (frame != nullptr && frame->lineWidth == 0)
        return;
    const bool focused = widget != nullptr && widget->hasFocus();
    painter.save();
    painter.setPen(semanticColor(focused ? ColorRole::Accent : ColorRole::Border, option.palette));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    painter.restore();
}

void drawMenuFrame(const QStyleOption &option, QPainter &painter)
{
    painter.save();
    painter.setPen(semanticColor(ColorRole::BorderStrong, option.palette));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    painter.restore();
}

void drawFocus(const QStyleOption &option, QPainter &painter)
{
    drawRounded(painter, option, QColor(), semanticColor(ColorRole::Accent, option.palette), 1.0);
}

void drawCheckBox(const QStyleOption &option, QPainter &painter)
{
    const bool checked = has(option, QStyle::State_On);
    const bool enabled = has(option, QStyle::State_Enabled);
    const ColorRole fill = !enabled ? ColorRole::Window : checked ? ColorRole::Accent : ColorRole::Surface;
    drawRounded(painter, option, semanticColor(fill, option.palette),
        semanticColor(checked && enabled ? ColorRole::Accent : ColorRole::BorderStrong, option.palette), 1.0);
    if (!checked)
        return;
    const QRectF box = option.rect;
    QPainterPath tick(QPointF(box.left() + 0.25 * box.width(), box.top() + 0.52 * box.height()));
    tick.lineTo(box.left() + 0.43 * box.width(), box.top() + 0.7 * box.height());
    tick.lineTo(box.left() + 0.77 * box.width(), box.top() + 0.32 * box.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(semanticColor(enabled ? ColorRole::AccentText : ColorRole::TextDisabled, option.palette),
        box.width() / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(tick);
    painter.restore();
}

void drawSeparator(const QStyleOption &option, QPainter &painter)
{
    const int unit = spacingUnit(option.fontMetrics);
    painter.save();
    painter.setPen(semanticColor(ColorRole::Border, option.palette));
    const QRect rect = option.rect;
    if (has(option, QStyle::State_Horizontal))
        painter.drawLine(rect.center().x(), rect.top() + unit, rect.center().x(), rect.bottom() - unit);
    else
        painter.drawLine(rect.left() + unit, rect.center().y(), rect.right() - unit, rect.center().y());
    painter.restore();
}

void drawHeader(const QStyleOption &option, QPainter &painter, bool isEmptyArea)
{
    const int unit = spacingUnit(option.fontMetrics);
    const QRect rect = option.rect;
    painter.save();
    painter.fillRect(rect, semanticColor(ColorRole::Window, option.palette));
    painter.setPen(semanticColor(ColorRole::Border, option.palette));
    painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option);
    const bool isLast = header == nullptr || header->position == QStyleOptionHeader::End
        || header->position == QStyleOptionHeader::OnlyOneSection;
    if (!isEmptyArea && !isLast)
        painter.drawLine(rect.right(), rect.top() + unit, rect.right(), rect.bottom() - unit);
    painter.restore();
}

void drawBar(const QStyleOption &option, QPainter &painter)
{
    painter.save();
    painter.fillRect(option.rect, semanticColor(ColorRole::Window, option.palette));
    painter.setPen(semanticColor(ColorRole::Border, option.palette));
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter.restore();
}

namespace {

/// Of the tab or the bar, that at the page.
QLine pageEdge(const QRect &rect, QTabBar::Shape shape)
{
    switch (shape) {
    case QTabBar::RoundedSouth:
    case QTabBar::TriangularSouth:
        return {rect.topLeft(), rect.topRight()};
    case QTabBar::RoundedWest:
    case QTabBar::TriangularWest:
        return {rect.topRight(), rect.bottomRight()};
    case QTabBar::RoundedEast:
    case QTabBar::TriangularEast:
        return {rect.topLeft(), rect.bottomLeft()};
    case QTabBar::RoundedNorth:
    case QTabBar::TriangularNorth:
        break;
    }
    return {rect.bottomLeft(), rect.bottomRight()};
}

} // namespace

void drawTab(const QStyleOptionTab &option, QPainter &painter)
{
    const auto color = [&option](ColorRole role) { return semanticColor(role, option.palette); };
    const bool isOpen = has(option, QStyle::State_Selected);
    const bool isHovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    painter.save();
    if (isOpen)
        painter.fillRect(option.rect, color(ColorRole::Surface));
    else if (isHovered)
        painter.fillRect(option.rect, color(ColorRole::Border));
    const QLine edge = pageEdge(option.rect, option.shape);
    painter.setPen(color(ColorRole::Border));
    painter.drawLine(edge);
    if (isOpen) {
        const int width = std::max(2, spacingUnit(option.fontMetrics) / 2);
        const QRect along(edge.p1(), edge.p2());
        const QPoint inward = option.rect.center() - along.center();
        const bool isFlat = edge.dy() == 0;
        painter.fillRect(isFlat ? along.adjusted(0, inward.y() < 0 ? 1 - width : 0, 0, inward.y() < 0 ? 0 : width - 1)
                                : along.adjusted(inward.x() < 0 ? 1 - width : 0, 0, inward.x() < 0 ? 0 : width - 1, 0),
            color(ColorRole::Accent));
    }
    painter.restore();
}

void drawTabBase(const QStyleOption &option, QPainter &painter)
{
    const auto *base = qstyleoption_cast<const QStyleOptionTabBarBase *>(&option);
    painter.save();
    painter.setPen(semanticColor(ColorRole::Border, option.palette));
    painter.drawLine(pageEdge(option.rect, base != nullptr ? base->shape : QTabBar::RoundedNorth));
    painter.restore();
}

void drawScrollBar(const QStyleOptionSlider &option, const QRect &slider, QPainter &painter)
{
    painter.save();
    painter.fillRect(option.rect, semanticColor(ColorRole::Surface, option.palette));
    if (option.maximum > option.minimum) {
        const bool active = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider)
            && (has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken));
        const qreal inset = std::min(slider.width(), slider.height()) / 4.0;
        const QRectF thumb = QRectF(slider).adjusted(inset, inset, -inset, -inset);
        const qreal radius = std::min(thumb.width(), thumb.height()) / 2;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(semanticColor(active ? ColorRole::TextMuted : ColorRole::BorderStrong, option.palette));
        painter.drawRoundedRect(thumb, radius, radius);
    }
    painter.restore();
}

void drawSpinBox(const QStyleOptionSpinBox &option, const QRect &up, const QRect &down, QPainter &painter)
{
    drawField(option, painter);
    const qreal arm = spacingUnit(option.fontMetrics) * 0.75;
    const auto drawArrow = [&](const QRect &rect, bool isUp) {
        const bool enabled = has(option, QStyle::State_Enabled)
            && option.stepEnabled.testFlag(isUp ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled);
        const QPointF tip = QRectF(rect).center() + QPointF(0, isUp ? -arm / 2 : arm / 2);
        const qreal foot = isUp ? arm : -arm;
        painter.setPen(QPen(semanticColor(enabled ? ColorRole::TextMuted : ColorRole::TextDisabled, option.palette),
            1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(QPolygonF{tip + QPointF(-arm, foot), tip, tip + QPointF(arm, foot)});
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    drawArrow(up, true);
    drawArrow(down, false);
    painter.restore();
}

std::unique_ptr<QStyleOptionButton> labelOption(const QStyleOptionButton &option)
{
    auto label = std::make_unique<QStyleOptionButton>(option);
    if (isDefaultButton(option))
        label->palette.setColor(QPalette::ButtonText, semanticColor(ColorRole::AccentText, option.palette));
    return label;
}

std::unique_ptr<QStyleOptionTab> labelOption(const QStyleOptionTab &option)
{
    auto label = std::make_unique<QStyleOptionTab>(option);
    if (has(option, QStyle::State_Enabled) && !has(option, QStyle::State_Selected))
        label->palette.setColor(QPalette::WindowText, semanticColor(ColorRole::TextMuted, option.palette));
    return label;
}

} // namespace relayscope::ui::flat
