#include "ui/picture/edgemarks.h"

#include "ui/picture/picturemetrics.h"

#include <QFontMetricsF>

#include <algorithm>

namespace relayscope::ui {

using models::EdgeKind;

namespace {

/// Of its edge, where the label stands: beside the steps when there are any.
constexpr qreal kLabelPlace = 0.5;
constexpr qreal kLabelPlaceOnPath = 0.25;

QRectF pillAround(const QPointF &center, const QString &text, const QFont &font, qreal unit)
{
    const QFontMetricsF metrics(nameFont(font));
    const qreal height = metrics.height() + unit / 2;
    const qreal width = std::max(height, metrics.horizontalAdvance(text) + 2.5 * unit);
    return {center.x() - width / 2, center.y() - height / 2, width, height};
}

/// Over the edges that go away from the clients, under those that come back.
QRectF captionRect(const models::PictureEdge &edge, const QString &text, const QFont &font, qreal unit)
{
    const QFontMetricsF metrics(font);
    const bool isUnder = edge.id.kind != EdgeKind::Publish && edge.id.kind != EdgeKind::ToNode;
    const qreal top = isUnder ? edge.line.y1() + unit / 2 : edge.line.y1() - metrics.height() - unit / 2;
    const qreal width = std::min(metrics.horizontalAdvance(text) + 1, edge.line.length());
    return {edge.line.center().x() - width / 2, top, width, metrics.height()};
}

} // namespace

QList<EdgeMark> edgeMarks(
    const models::PictureEdge &edge, const EdgeLook &look, const models::PictureMetrics &metrics, const QFont &font)
{
    QList<EdgeMark> marks;
    const bool isOnPath = !look.steps.isEmpty();
    if (!look.caption.isEmpty() && look.label.isEmpty() && !isOnPath)
        marks.append(
            {EdgeMark::Kind::Caption, look.caption, captionRect(edge, look.caption, font, metrics.unit), false});
    if (!look.label.isEmpty()) {
        const QPointF center = edge.line.pointAt(isOnPath ? kLabelPlaceOnPath : kLabelPlace);
        marks.append({EdgeMark::Kind::Label, look.label, pillAround(center, look.label, font, metrics.unit), false});
    }
    for (qsizetype i = 0; i < look.steps.size(); ++i) {
        const QPointF center = edge.line.pointAt(qreal(i + 1) / qreal(look.steps.size() + 1));
        const QString number = QString::number(look.steps.at(i));
        marks.append({EdgeMark::Kind::Step, number, pillAround(center, number, font, metrics.unit),
            look.steps.at(i) == look.currentStep});
    }
    return marks;
}

} // namespace relayscope::ui
