#include "ui/picture/edgepainting.h"

#include "ui/picture/edgemarks.h"
#include "ui/picture/picturemetrics.h"
#include "ui/widgets/tonepainting.h"

#include <QLinearGradient>
#include <QPainter>

#include <algorithm>

namespace relayscope::ui {

namespace {

using models::StepLook;

constexpr qreal kDimmedOpacity = 0.4;

ColorRole dotColor(StepLook look)
{
    switch (look) {
    case StepLook::Plain:
    case StepLook::Local:
        return ColorRole::Link;
    case StepLook::Ignored:
        return ColorRole::Idle;
    case StepLook::Bad:
        return ColorRole::Bad;
    }
    Q_UNREACHABLE();
}

ColorRole surfaceOf(models::Tone tone)
{
    switch (tone) {
    case models::Tone::Plain:
    case models::Tone::Quiet:
        return ColorRole::SurfaceTint;
    case models::Tone::Good:
        return ColorRole::GoodSurface;
    case models::Tone::Pending:
        return ColorRole::WarningSurface;
    case models::Tone::Bad:
        return ColorRole::BadSurface;
    }
    Q_UNREACHABLE();
}

} // namespace

EdgePainter::EdgePainter(
    QPainter &painter, const models::PictureMetrics &metrics, const QFont &font, const QPalette &palette)
    : m_painter(painter)
    , m_metrics(metrics)
    , m_font(edgeFont(font))
    , m_palette(palette)
{
}

void EdgePainter::drawEdge(const models::PictureEdge &edge, const EdgeLook &look)
{
    m_painter.save();
    if (look.isDimmed)
        m_painter.setOpacity(kDimmedOpacity);
    const bool isOnPath = !look.steps.isEmpty();
    const QColor line = color(look.isBroken ? ColorRole::Bad : isOnPath ? ColorRole::Link : ColorRole::BorderStrong);
    QPen pen(line, std::max(look.width * m_metrics.unit / 4, isOnPath ? m_metrics.unit / 2 : 0.0), Qt::SolidLine,
        Qt::FlatCap);
    if (look.isLocal || look.isBroken)
        pen.setDashPattern({4, 3});
    const QLineF inner(edge.line.p1(),
        edge.line.pointAt(1 - std::max(m_metrics.unit, pen.widthF()) / std::max(1.0, edge.line.length())));
    m_painter.setPen(pen);
    m_painter.drawLine(inner);
    drawArrow(edge.line, line, pen.widthF());

    for (const EdgeMark &mark : edgeMarks(edge, look, m_metrics, m_font))
        drawMark(mark, look.isBroken);
    m_painter.restore();
}

void EdgePainter::drawArrow(const QLineF &line, const QColor &arrowColor, qreal width)
{
    const qreal length = 1.5 * std::max(m_metrics.unit, width);
    const qreal sign = line.x2() > line.x1() ? -1 : 1;
    const QPointF tip = line.p2();
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(arrowColor);
    m_painter.drawPolygon(
        QPolygonF{tip, tip + QPointF(sign * length, -length / 2), tip + QPointF(sign * length, length / 2)});
}

void EdgePainter::drawMark(const EdgeMark &mark, bool isBroken)
{
    switch (mark.kind) {
    case EdgeMark::Kind::Caption:
        m_painter.setFont(m_font);
        m_painter.setPen(color(ColorRole::TextMuted));
        m_painter.drawText(mark.rect, Qt::AlignCenter, mark.text);
        break;
    case EdgeMark::Kind::Label:
        drawPill(mark, color(isBroken ? ColorRole::Bad : ColorRole::Text),
            color(isBroken ? ColorRole::BadSurface : ColorRole::Window));
        break;
    case EdgeMark::Kind::Step:
        drawPill(mark, color(mark.isCurrent ? ColorRole::AccentText : ColorRole::Link),
            color(mark.isCurrent ? ColorRole::Accent : ColorRole::InfoSurface));
        break;
    }
}

void EdgePainter::drawPill(const EdgeMark &mark, const QColor &textColor, const QColor &fill)
{
    const qreal radius = mark.rect.height() / 2;
    m_painter.setPen(QPen(textColor, 1));
    m_painter.setBrush(fill);
    m_painter.drawRoundedRect(mark.rect, radius, radius);
    m_painter.setFont(nameFont(m_font));
    m_painter.setPen(textColor);
    m_painter.drawText(mark.rect, Qt::AlignCenter, mark.text);
}

void EdgePainter::drawDot(const models::PictureEdge &edge, double position, StepLook look)
{
    if (position < 0 || position > 1)
        return;
    // Starts and comes to rest gently; the time is the same for every edge.
    const double eased = position * position * (3 - 2 * position);
    const QPointF at = edge.line.pointAt(eased);
    const QColor dot = color(dotColor(look));
    const qreal radius = 1.25 * m_metrics.unit;

    const QPointF tail = edge.line.pointAt(std::max(0.0, eased - 0.3));
    QColor faded = dot;
    faded.setAlphaF(0);
    QLinearGradient trace(tail, at);
    trace.setColorAt(0, faded);
    trace.setColorAt(1, dot);
    m_painter.setPen(QPen(QBrush(trace), m_metrics.unit / 2, look == StepLook::Ignored ? Qt::DotLine : Qt::SolidLine));
    m_painter.drawLine(tail, at);

    const bool isHollow = look == StepLook::Ignored;
    m_painter.setPen(QPen(isHollow ? dot : color(ColorRole::Window), isHollow ? m_metrics.unit / 2 : 1));
    m_painter.setBrush(isHollow ? color(ColorRole::Window) : dot);
    if (look == StepLook::Local) {
        const qreal arm = 1.25 * radius;
        m_painter.drawPolygon(
            QPolygonF{at + QPointF(-arm, 0), at + QPointF(0, -arm), at + QPointF(arm, 0), at + QPointF(0, arm)});
    } else {
        m_painter.drawEllipse(at, radius, radius);
    }
}

void EdgePainter::drawNote(const QString &text, models::Tone tone, const QRectF &spot, double opacity)
{
    m_painter.save();
    m_painter.setOpacity(opacity);
    m_painter.setPen(QPen(color(colorRole(tone)), 1));
    m_painter.setBrush(color(surfaceOf(tone)));
    m_painter.drawRoundedRect(spot.adjusted(0.5, 0.5, -0.5, -0.5), m_metrics.unit, m_metrics.unit);
    m_painter.setFont(m_font);
    m_painter.setPen(color(tone == models::Tone::Quiet ? ColorRole::TextMuted : ColorRole::Text));
    m_painter.drawText(spot, Qt::AlignCenter, text);
    m_painter.restore();
}

} // namespace relayscope::ui
