#include "ui/picture/picturepainter.h"

#include "ui/picture/picturemetrics.h"
#include "ui/theme/metrics.h"
#include "ui/theme/symbolicicon.h"
#include "ui/widgets/tonepainting.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace relayscope::ui {

namespace {

using models::BoxKind;
using models::PictureBox;

/// Of a box that the selected message did not come to.
constexpr qreal kDimmedOpacity = 0.6;

QString iconName(BoxKind kind)
{
    switch (kind) {
    case BoxKind::Client:
    case BoxKind::ClientGroup:
    case BoxKind::ForeignClients:
        return QStringLiteral("client");
    case BoxKind::Node:
    case BoxKind::ForeignServer:
        return QStringLiteral("node");
    case BoxKind::Redis:
        return QStringLiteral("redis");
    }
    Q_UNREACHABLE();
}

} // namespace

PicturePainter::PicturePainter(
    QPainter &painter, const models::PictureMetrics &metrics, const QFont &font, const QPalette &palette)
    : m_painter(painter)
    , m_metrics(metrics)
    , m_font(font)
    , m_palette(palette)
{
}

void PicturePainter::drawBox(
    const PictureBox &box, const QRectF &rect, const QRectF &text, bool isCompact, BoxMarks marks)
{
    m_painter.save();
    if (marks & Dimmed)
        m_painter.setOpacity(kDimmedOpacity);
    drawFrame(rect, marks, box.kind == BoxKind::ClientGroup);
    if (isCompact && box.isClientSide())
        drawCompact(box, text);
    else
        drawLarge(box, text);
    m_painter.restore();
}

void PicturePainter::drawFrame(const QRectF &rect, BoxMarks marks, bool isStacked)
{
    const qreal radius = 1.5 * m_metrics.unit;
    const QRectF frame = rect.adjusted(0.5, 0.5, -0.5, -0.5);
    m_painter.setPen(QPen(color(ColorRole::BorderStrong), 1));
    m_painter.setBrush(color(ColorRole::Surface));
    if (isStacked) // several sheets behind one another
        m_painter.drawRoundedRect(frame.translated(0.75 * m_metrics.unit, 0.75 * m_metrics.unit), radius, radius);
    const bool isStrong = marks & (Current | DropTarget);
    if (marks & DropTarget)
        m_painter.setBrush(color(ColorRole::Selection));
    else if (marks & Current)
        m_painter.setBrush(color(ColorRole::RelatedRow));
    if (isStrong)
        m_painter.setPen(QPen(color(ColorRole::Accent), 2));
    else if (marks & Hovered)
        m_painter.setPen(QPen(color(ColorRole::TextMuted), 1));
    m_painter.drawRoundedRect(frame, radius, radius);
    if (marks & Focused) {
        m_painter.setPen(QPen(color(ColorRole::Link), 1, Qt::DotLine));
        m_painter.setBrush(Qt::NoBrush);
        const qreal inset = 0.75 * m_metrics.unit;
        m_painter.drawRoundedRect(frame.adjusted(inset, inset, -inset, -inset), radius - inset / 2, radius - inset / 2);
    }
}

void PicturePainter::drawLarge(const PictureBox &box, const QRectF &rect)
{
    const QFontMetricsF metrics(m_font);
    const qreal unit = m_metrics.unit;
    const qreal height = metrics.height();
    const qreal icon = iconSide(QFontMetrics(m_font));
    // The two lines are where the edges to Redis leave and arrive.
    const qreal upper = rect.center().y() - m_metrics.nodeTrack - height / 2;
    const qreal lower = rect.center().y() + m_metrics.nodeTrack - height / 2;
    QRectF title(rect.left() + 3 * unit, upper, rect.width() - 6 * unit, height);
    QRectF state(title.left(), lower, title.width(), height);
    if (box.kind == BoxKind::Node) {
        drawLinks(box, rect);
        const qreal links = m_metrics.unit * 4 + lampSide(QFontMetrics(m_font))
            + QFontMetricsF(edgeFont(m_font)).horizontalAdvance(QStringLiteral("pub"));
        title.setWidth(title.width() - links);
        state.setWidth(state.width() - links);
    }
    const QRectF iconRect(title.left(), title.center().y() - icon / 2, icon, icon);
    symbolicIcon(iconName(box.kind), ColorRole::Link).paint(&m_painter, iconRect.toRect());
    title.setLeft(iconRect.right() + 1.5 * unit);
    const qreal end = drawText(title, box.name, nameFont(m_font), ColorRole::Text, Qt::AlignLeft);
    if (!box.isClientSide() && !box.detail.isEmpty()) {
        title.setLeft(end + 2 * unit);
        drawText(title, box.detail, m_font, ColorRole::TextMuted, Qt::AlignLeft);
    }
    if (box.isClientSide() && !box.detail.isEmpty()) {
        drawText(state, box.detail, m_font, ColorRole::TextMuted, Qt::AlignRight);
        state.setWidth(state.width() - metrics.horizontalAdvance(box.detail) - unit);
    }
    drawState(box, state);
}

void PicturePainter::drawCompact(const PictureBox &box, const QRectF &rect)
{
    const QFontMetricsF metrics(m_font);
    const qreal unit = m_metrics.unit;
    QRectF line = rect.adjusted(2 * unit, 0, -2 * unit, 0);
    const QRectF lamp(line.left(), line.top(), lampSide(QFontMetrics(m_font)), line.height());
    drawLamp(m_painter, lamp.toRect(), box.tone, m_palette);
    line.setLeft(lamp.right() + unit);
    // All is well: how it is connected. Else: what is wrong.
    const bool isWell = box.tone == models::Tone::Good && !box.detail.isEmpty();
    const QString &word = isWell ? box.detail : box.state;
    drawText(line, word, m_font, isWell ? ColorRole::TextMuted : colorRole(box.tone), Qt::AlignRight);
    line.setRight(line.right() - metrics.horizontalAdvance(word) - unit);
    drawText(line, box.name, m_font, ColorRole::Text, Qt::AlignLeft);
}

void PicturePainter::drawLinks(const PictureBox &box, const QRectF &rect)
{
    const QFont font = edgeFont(m_font);
    const qreal lamp = lampSide(QFontMetrics(m_font));
    const qreal middle = rect.center().y();
    const qreal height = QFontMetricsF(m_font).height();
    const auto draw = [&](const QString &word, const models::PictureLamp &link, qreal y) {
        QRectF line(rect.left(), y - height / 2, rect.width() - 2 * m_metrics.unit, height);
        const QRectF lampRect(line.right() - lamp, line.top(), lamp, height);
        drawLamp(m_painter, lampRect.toRect(), link.tone, m_palette);
        line.setRight(lampRect.left() - m_metrics.unit / 2);
        drawText(line, word, font, ColorRole::TextMuted, Qt::AlignRight);
    };
    draw(QStringLiteral("pub"), box.publishLink, middle - m_metrics.nodeTrack);
    draw(QStringLiteral("sub"), box.subscribeLink, middle + m_metrics.nodeTrack);
}

void PicturePainter::drawState(const PictureBox &box, const QRectF &line)
{
    const qreal side = lampSide(QFontMetrics(m_font));
    // Under the middle of the icon.
    const qreal inset = (iconSide(QFontMetrics(m_font)) - side) / 2;
    const QRectF lamp(line.left() + inset, line.top(), side, line.height());
    const bool isOurs = box.kind != BoxKind::ForeignClients && box.kind != BoxKind::ForeignServer;
    if (isOurs)
        drawLamp(m_painter, lamp.toRect(), box.tone, m_palette);
    const QRectF text = line.adjusted(2 * inset + side + 1.5 * m_metrics.unit, 0, 0, 0);
    drawText(text, box.state, m_font, isOurs ? colorRole(box.tone) : ColorRole::TextMuted, Qt::AlignLeft);
}

void PicturePainter::drawStart(const QString &text, const QRectF &box, double opacity)
{
    const QFont font = nameFont(edgeFont(m_font));
    const QFontMetricsF metrics(font);
    const qreal unit = m_metrics.unit;
    const qreal height = metrics.height() + unit / 2;
    const qreal arrow = 0.5 * metrics.ascent();
    const QSizeF size(metrics.horizontalAdvance(text) + arrow + 3.5 * unit, height);
    const QRectF pill(QPointF(box.left() + 3 * unit, box.bottom() - 0.4 * height), size);

    m_painter.save();
    m_painter.setOpacity(opacity);
    m_painter.setPen(QPen(color(ColorRole::Link), 1));
    m_painter.setBrush(color(ColorRole::InfoSurface));
    m_painter.drawRoundedRect(pill, height / 2, height / 2);
    const QPointF tip(pill.left() + 1.25 * unit + arrow, pill.center().y());
    m_painter.setBrush(color(ColorRole::Link));
    m_painter.setPen(Qt::NoPen);
    m_painter.drawPolygon(QPolygonF{tip, tip + QPointF(-arrow, -0.6 * arrow), tip + QPointF(-arrow, 0.6 * arrow)});
    m_painter.setFont(font);
    m_painter.setPen(color(ColorRole::Link));
    m_painter.drawText(pill.adjusted(arrow + 2 * unit, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
    m_painter.restore();
}

void PicturePainter::drawHeading(const QString &text, const QRectF &lane)
{
    const QRectF line(lane.left() - m_metrics.minEdge / 2, lane.top() - m_metrics.headingHeight,
        lane.width() + m_metrics.minEdge, m_metrics.headingHeight - m_metrics.unit);
    drawText(line, text, edgeFont(m_font), ColorRole::TextMuted, Qt::AlignHCenter);
}

qreal PicturePainter::drawText(
    const QRectF &line, const QString &text, const QFont &font, ColorRole role, int alignment)
{
    const QFontMetricsF metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, std::max(0.0, line.width()) + 1);
    m_painter.setFont(font);
    m_painter.setPen(color(role));
    m_painter.drawText(line.adjusted(0, 0, 1, 0), alignment | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    return line.left() + metrics.horizontalAdvance(shown);
}

} // namespace relayscope::ui
