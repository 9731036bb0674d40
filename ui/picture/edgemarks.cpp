#include "ui/picture/edgemarks.h"

#include "ui/picture/picturemetrics.h"

#include <QFontMetricsF>

#include <algorithm>

namespace relayscope::ui {

using models::EdgeKind;

namespace {

/// On the way to and from a client the edges are near one another: their texts stand side by side.
bool isOfClient(EdgeKind kind)
{
    return kind == EdgeKind::ToNode || kind == EdgeKind::ToClient || kind == EdgeKind::LocalToClient;
}

/// Part of the way along the edge.
qreal labelPlace(EdgeKind kind, bool isOnPath)
{
    if (!isOfClient(kind))
        return isOnPath ? 0.25 : 0.5;
    return kind == EdgeKind::LocalToClient ? 0.78 : 0.22;
}

qreal stepPlace(EdgeKind kind, qsizetype step, qsizetype count)
{
    const qreal even = qreal(step + 1) / qreal(count + 1);
    return kind == EdgeKind::ToNode || kind == EdgeKind::ToClient ? even - 0.12 : even;
}

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
    // There is room for one or the other.
    if (!look.label.isEmpty() && !(isOnPath && isOfClient(edge.id.kind))) {
        const QPointF center = edge.line.pointAt(labelPlace(edge.id.kind, isOnPath));
        marks.append({EdgeMark::Kind::Label, look.label, pillAround(center, look.label, font, metrics.unit), false});
    }
    for (qsizetype i = 0; i < look.steps.size(); ++i) {
        const QPointF center = edge.line.pointAt(stepPlace(edge.id.kind, i, look.steps.size()));
        const QString number = QString::number(look.steps.at(i));
        marks.append({EdgeMark::Kind::Step, number, pillAround(center, number, font, metrics.unit),
            look.steps.at(i) == look.currentStep});
    }
    return marks;
}

} // namespace relayscope::ui
