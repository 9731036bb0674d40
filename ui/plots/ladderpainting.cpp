#include "ui/plots/ladderpainting.h"

#include "ui/theme/metrics.h"
#include "ui/theme/symbolicicon.h"
#include "ui/widgets/tonepainting.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>

#include <algorithm>
#include <cmath>

namespace relayscope::ui {

namespace {

/// Part of its way that a stopped arrow goes.
constexpr qreal kStoppedPart = 0.7;
/// Width of a lane, in average characters.
constexpr int kMinNameCharacters = 8;
constexpr int kMaxNameCharacters = 18;

qreal lineWidth(const QFontMetrics &metrics)
{
    return std::max(1.25, metrics.height() / 12.0);
}

/// What goes on as it should is in the colour of what can be followed; what happens at one place is less.
QColor lineColor(const LadderArrow &arrow, const QPalette &palette)
{
    if (arrow.tone != models::Tone::Plain)
        return semanticColor(colorRole(arrow.tone), palette);
    return semanticColor(arrow.isNote ? ColorRole::TextMuted : ColorRole::Link, palette);
}

QColor textColor(models::Tone tone, const QPalette &palette)
{
    return semanticColor(tone == models::Tone::Quiet ? ColorRole::TextMuted : colorRole(tone), palette);
}

void drawArrowHead(QPainter &painter, const QPointF &tip, const QPointF &direction, qreal size, bool isOpen)
{
    const QPointF across(-direction.y(), direction.x());
    const QPointF back = tip - direction * size;
    const QPolygonF head{back + across * size * 0.5, tip, back - across * size * 0.5};
    if (isOpen)
        painter.drawPolyline(head);
    else
        painter.drawPolygon(head);
}

void drawCross(QPainter &painter, const QPointF &center, qreal arm)
{
    painter.drawLine(center + QPointF(-arm, -arm), center + QPointF(arm, arm));
    painter.drawLine(center + QPointF(-arm, arm), center + QPointF(arm, -arm));
}

void drawNote(QPainter &painter, const LadderArrow &note, qreal size, const QPalette &palette)
{
    const QPolygonF diamond{note.start + QPointF(0, -size), note.start + QPointF(size, 0),
        note.start + QPointF(0, size), note.start + QPointF(-size, 0)};
    painter.setBrush(note.isInferred ? semanticColor(ColorRole::Surface, palette) : painter.pen().color());
    painter.drawPolygon(diamond);
}

/// What stands in the label, with the width it takes.
struct Label {
    QString event;
    QString text;
    qreal eventWidth = 0;
    qreal textWidth = 0;
    qreal lampWidth = 0;
    qreal gap = 0;

    [[nodiscard]] qreal width() const { return lampWidth + eventWidth + gap + textWidth; }
};

Label labelOf(const LadderArrow &arrow, qreal space, const QFontMetrics &metrics)
{
    Label label;
    label.text = arrow.text;
    label.textWidth = metrics.horizontalAdvance(arrow.text);
    label.lampWidth = arrow.tone == models::Tone::Plain ? 0 : lampSide(metrics) + spacingUnit(metrics);
    if (!arrow.event.isEmpty()) {
        label.event = arrow.event;
        label.eventWidth = metrics.horizontalAdvance(arrow.event);
        label.gap = metrics.horizontalAdvance(QLatin1Char(' ')) * 2;
    }
    if (label.width() > space) {
        label.event.clear();
        label.eventWidth = label.gap = 0;
    }
    if (label.width() > space) {
        label.text = metrics.elidedText(arrow.text, Qt::ElideRight, int(space - label.lampWidth));
        label.textWidth = metrics.horizontalAdvance(label.text);
    }
    return label;
}

} // namespace

int ladderRowHeight(const QFontMetrics &metrics)
{
    return 2 * metrics.height() + 2 * spacingUnit(metrics);
}

int laneHeadHeight(const QFontMetrics &metrics)
{
    return iconSide(metrics) + metrics.height() + 3 * spacingUnit(metrics);
}

int minimumLaneWidth(const QList<core::Place> &lanes, const QFontMetrics &metrics)
{
    int name = metrics.averageCharWidth() * kMinNameCharacters;
    for (const core::Place &place : lanes)
        name = std::max(name, metrics.horizontalAdvance(place.name) + spacingUnit(metrics) + 1);
    return std::min(name, metrics.averageCharWidth() * kMaxNameCharacters);
}

void drawLadderArrow(QPainter &painter, const LadderArrow &arrow, const QPalette &palette)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const qreal width = lineWidth(metrics) * (arrow.isCurrent ? 1.75 : 1);
    const qreal headSize = metrics.height() * 0.5;
    const QColor color = lineColor(arrow, palette);
    const QPen solid(color, width, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(solid);
    painter.setBrush(color);
    if (arrow.isNote) {
        drawNote(painter, arrow, headSize * 0.55, palette);
        painter.restore();
        return;
    }
    const QPointF whole = arrow.end - arrow.start;
    const qreal length = std::hypot(whole.x(), whole.y());
    const QPointF direction = length > 0 ? whole / length : QPointF(1, 0);
    const QPointF tip = arrow.start + whole * (arrow.isStopped ? kStoppedPart : 1);
    QPen line(color, width, Qt::SolidLine, Qt::FlatCap);
    if (arrow.isInferred)
        line.setDashPattern({4, 3});
    painter.setPen(line);
    painter.drawLine(arrow.start, arrow.isStopped ? tip : tip - direction * headSize * 0.8);
    painter.setPen(solid);
    painter.drawEllipse(arrow.start, width * 1.4, width * 1.4);
    if (arrow.isStopped)
        drawCross(painter, tip, headSize * 0.5);
    else
        drawArrowHead(painter, tip, direction, headSize, arrow.isInferred);
    painter.restore();
}

QRectF ladderLabelRect(const LadderArrow &arrow, const QRectF &area, const QFontMetrics &metrics)
{
    const qreal padding = spacingUnit(metrics);
    const QRectF inside = area.adjusted(padding, 0, -padding, 0);
    const qreal width = std::min(labelOf(arrow, inside.width(), metrics).width(), inside.width());
    const qreal middle = (arrow.start.x() + arrow.end.x()) / 2;
    const qreal left = std::clamp(middle - width / 2, inside.left(), std::max(inside.left(), inside.right() - width));
    const qreal bottom = std::min(arrow.start.y(), arrow.end.y()) - metrics.height() * 0.3;
    return {left, bottom - metrics.height(), width, qreal(metrics.height())};
}

void drawLadderLabel(QPainter &painter, const LadderArrow &arrow, const QRectF &area, const QPalette &palette)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const QRectF rect = ladderLabelRect(arrow, area, metrics);
    const Label label = labelOf(arrow, rect.width() + 1, metrics);
    const qreal halo = spacingUnit(metrics) / 2.0;
    painter.save();
    painter.fillRect(rect.adjusted(-halo, 0, halo, 0),
        semanticColor(arrow.isCurrent ? ColorRole::Selection : ColorRole::Surface, palette));
    QRectF rest = rect;
    if (label.lampWidth > 0) {
        const QRect lamp(int(rest.left()), int(rest.top()), lampSide(metrics), int(rest.height()));
        drawLamp(painter, lamp, arrow.tone, palette);
        rest.setLeft(rest.left() + label.lampWidth);
    }
    if (!label.event.isEmpty()) {
        painter.setPen(semanticColor(ColorRole::Text, palette));
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, label.event);
        rest.setLeft(rest.left() + label.eventWidth + label.gap);
    }
    painter.setPen(textColor(arrow.tone == models::Tone::Plain ? models::Tone::Quiet : arrow.tone, palette));
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, label.text);
    painter.restore();
}

void drawLaneHead(QPainter &painter, const core::Place &place, const QRectF &rect, const QPalette &palette)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int unit = spacingUnit(metrics);
    const int side = iconSide(metrics);
    const QString icon = place.kind == core::PlaceKind::Client ? QStringLiteral("client")
        : place.kind == core::PlaceKind::Redis                 ? QStringLiteral("redis")
                                                               : QStringLiteral("node");
    const QRect iconRect(int(std::round(rect.center().x() - side / 2.0)), int(rect.top()) + unit, side, side);
    symbolicIcon(icon, ColorRole::TextMuted).paint(&painter, iconRect);
    const QRectF textRect(rect.left(), iconRect.bottom() + 1, rect.width(), metrics.height());
    painter.setPen(semanticColor(ColorRole::Text, palette));
    painter.drawText(textRect, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextDontClip,
        metrics.elidedText(place.name, Qt::ElideRight, int(rect.width())));
}

} // namespace relayscope::ui
