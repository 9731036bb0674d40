#include "ui/start/flowsketch.h"

#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"
#include "ui/theme/symbolicicon.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace relayscope::ui {

FlowSketch::FlowSketch(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    retranslate();
}

QList<FlowSketch::Stop> FlowSketch::stops() const
{
    return {
        {"client", tr("client 1")},
        {"node", tr("node A")},
        {"redis", QStringLiteral("Redis")},
        {"node", tr("node B")},
        {"client", tr("client 2")},
    };
}

int FlowSketch::stopWidth() const
{
    int width = 0;
    for (const Stop &stop : stops())
        width = std::max(width, fontMetrics().horizontalAdvance(stop.label));
    return width + spacing(*this, 4);
}

QSize FlowSketch::sizeHint() const
{
    const int count = int(stops().size());
    return {count * stopWidth() + (count - 1) * spacing(*this, 12), 3 * iconSide(fontMetrics()) + spacing(*this, 8)};
}

void FlowSketch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int unit = spacing(*this, 1);
    const int side = iconSide(fontMetrics());
    const QList<Stop> all = stops();
    const QSize size(stopWidth(), height() - 2 * unit);
    const int step = size.width() + 12 * unit;
    const QColor line = semanticColor(ColorRole::Accent, palette());

    for (int i = 0; i < all.size(); ++i) {
        const QRect box(QPoint(i * step, unit), size);
        painter.setPen(QPen(semanticColor(ColorRole::BorderStrong, palette()), 1));
        painter.setBrush(semanticColor(ColorRole::Surface, palette()));
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 2 * unit, 2 * unit);
        const QSize iconSize(side * 3 / 2, side * 3 / 2);
        const QRect icon(QPoint(box.center().x() - iconSize.width() / 2, box.top() + 2 * unit), iconSize);
        symbolicIcon(QLatin1String(all.at(i).icon), ColorRole::Link).paint(&painter, icon);
        painter.setPen(semanticColor(ColorRole::Text, palette()));
        painter.drawText(box.adjusted(0, icon.bottom() - box.top(), 0, -unit), Qt::AlignCenter, all.at(i).label);

        if (i + 1 == all.size())
            break;
        const qreal y = box.center().y() + 0.5;
        const qreal from = box.right() + 2.0 * unit;
        const qreal to = box.right() + 10.0 * unit;
        painter.setPen(QPen(line, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawLine(QPointF(from, y), QPointF(to, y));
        painter.drawPolyline(
            QPolygonF{QPointF(to - 1.5 * unit, y - unit), QPointF(to, y), QPointF(to - 1.5 * unit, y + unit)});
    }
}

void FlowSketch::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FlowSketch::retranslate()
{
    setAccessibleName(tr("A message goes from client 1 through node A, Redis and node B to client 2"));
    updateGeometry();
    update();
}

} // namespace relayscope::ui
