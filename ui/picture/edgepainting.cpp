#include "ui/picture/edgepainting.h"

#include "ui/picture/picturemetrics.h"
#include "ui/widgets/tonepainting.h"

#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>

#include <algorithm>

namespace relayscope::ui {

namespace {

using models::EdgeKind;
using models::NotePlace;
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

    const QFontMetricsF metrics(m_font);
    const bool isUnder = edge.id.kind != EdgeKind::Publish && edge.id.kind != EdgeKind::ToNode;
    if (!look.caption.isEmpty() && look.label.isEmpty() && !isOnPath) {
        const qreal top
            = isUnder ? edge.line.y1() + m_metrics.unit / 2 : edge.line.y1() - metrics.height() - m_metrics.unit / 2;
        const QRectF place(std::min(edge.line.x1(), edge.line.x2()), top, edge.line.length(), metrics.height());
        m_painter.setFont(m_font);
        m_painter.setPen(color(ColorRole::TextMuted));
        m_painter.drawText(place, Qt::AlignCenter, look.caption);
    }
    if (!look.label.isEmpty())
        drawPill(edge.line.pointAt(isOnPath ? 0.25 : 0.5), look.label,
            look.isBroken ? color(ColorRole::Bad) : color(ColorRole::Text),
            color(look.isBroken ? ColorRole::BadSurface : ColorRole::Window));
    for (qsizetype i = 0; i < look.steps.size(); ++i) {
        const bool isCurrent = look.steps.at(i) == look.currentStep;
        const QPointF at = edge.line.pointAt(qreal(i + 1) / qreal(look.steps.size() + 1));
        drawPill(at, QString::number(look.steps.at(i)), color(isCurrent ? ColorRole::AccentText : ColorRole::Link),
            color(isCurrent ? ColorRole::Accent : ColorRole::InfoSurface));
    }
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

void EdgePainter::drawPill(const QPointF &center, const QString &text, const QColor &textColor, const QColor &fill)
{
    const QFont font = nameFont(m_font);
    const QFontMetricsF metrics(font);
    const qreal height = metrics.height() + m_metrics.unit / 2;
    const qreal width = std::max(height, metrics.horizontalAdvance(text) + 2.5 * m_metrics.unit);
    const QRectF pill(center.x() - width / 2, center.y() - height / 2, width, height);
    m_painter.setPen(QPen(textColor, 1));
    m_painter.setBrush(fill);
    m_painter.drawRoundedRect(pill, height / 2, height / 2);
    m_painter.setFont(font);
    m_painter.setPen(textColor);
    m_painter.drawText(pill, Qt::AlignCenter, text);
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

void EdgePainter::drawNote(const QString &text, models::Tone tone, NotePlace place, const QLineF &link,
    bool isBesideSteps, double opacity, const QRectF &bounds)
{
    if (opacity <= 0)
        return;
    const QFontMetricsF metrics(m_font);
    const qreal unit = m_metrics.unit;
    const qreal height = metrics.height() + unit;
    const qreal width = metrics.horizontalAdvance(text) + 4 * unit;
    const qreal middle = link.y1();
    // Over what the edge is for, which is not read at the same time.
    QPointF corner(std::max(link.x1() + 2 * unit, link.center().x() - width / 2), 0);
    const qreal away = (isBesideSteps ? 2.5 : 0.5) * unit;
    switch (place) {
    case NotePlace::Publishing:
        corner.setY(middle - m_metrics.nodeTrack - away - height);
        break;
    case NotePlace::Receiving:
        corner.setY(middle + m_metrics.nodeTrack + away);
        break;
    case NotePlace::Client:
        corner.setY(middle + m_metrics.clientTrack + away);
        break;
    case NotePlace::Start:
        Q_UNREACHABLE(); // a mark of its box
    }
    QRectF bubble(corner, QSizeF(width, height));
    bubble.moveRight(std::min(bubble.right(), bounds.right()));
    bubble.moveTop(std::clamp(bubble.top(), bounds.top(), std::max(bounds.top(), bounds.bottom() - height)));

    m_painter.save();
    m_painter.setOpacity(opacity);
    const QColor tint = color(colorRole(tone));
    m_painter.setPen(QPen(tint, 1));
    m_painter.setBrush(color(surfaceOf(tone)));
    m_painter.drawRoundedRect(bubble.adjusted(0.5, 0.5, -0.5, -0.5), unit, unit);
    m_painter.setFont(m_font);
    m_painter.setPen(tone == models::Tone::Quiet ? color(ColorRole::TextMuted) : color(ColorRole::Text));
    m_painter.drawText(bubble, Qt::AlignCenter, text);
    m_painter.restore();
}

} // namespace relayscope::ui
