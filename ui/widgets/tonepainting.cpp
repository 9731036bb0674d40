#include "ui/widgets/tonepainting.h"

#include <QPainter>
#include <QPalette>

#include <algorithm>

namespace relayscope::ui {

ColorRole colorRole(models::Tone tone)
{
    switch (tone) {
    case models::Tone::Plain:
        return ColorRole::Text;
    case models::Tone::Quiet:
        return ColorRole::Idle;
    case models::Tone::Good:
        return ColorRole::Good;
    case models::Tone::Pending:
        return ColorRole::Warning;
    case models::Tone::Bad:
        return ColorRole::Bad;
    }
    Q_UNREACHABLE();
}

void drawLamp(QPainter &painter, const QRect &rect, models::Tone tone, const QPalette &palette)
{
    if (tone == models::Tone::Plain)
        return;
    const qreal side = std::min(rect.width(), rect.height());
    const QPointF center = QRectF(rect).center();
    const qreal radius = 0.4 * side;
    const qreal line = std::max(1.0, 0.13 * side);
    const QColor color = semanticColor(colorRole(tone), palette);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool filled = tone == models::Tone::Good || tone == models::Tone::Bad;
    painter.setPen(filled ? QPen(Qt::NoPen) : QPen(color, line));
    painter.setBrush(filled ? QBrush(color) : QBrush(Qt::NoBrush));
    const qreal outer = filled ? radius : radius - line / 2;
    painter.drawEllipse(center, outer, outer);
    if (tone == models::Tone::Pending) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(center, radius / 2.5, radius / 2.5);
    } else if (tone == models::Tone::Bad) {
        painter.setPen(QPen(semanticColor(ColorRole::Surface, palette), line, Qt::SolidLine, Qt::RoundCap));
        const qreal arm = radius / 2.4;
        painter.drawLine(center + QPointF(-arm, -arm), center + QPointF(arm, arm));
        painter.drawLine(center + QPointF(-arm, arm), center + QPointF(arm, -arm));
    }
    painter.restore();
}

} // namespace relayscope::ui
