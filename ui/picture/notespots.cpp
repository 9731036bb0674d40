#include "ui/picture/notespots.h"

#include "ui/picture/edgemarks.h"
#include "ui/picture/picturemetrics.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>

namespace relayscope::ui {

using models::BoxKind;
using models::EdgeKind;
using models::NotePlace;
using models::PictureBox;

namespace {

/// From the edges, in units: where nothing is on them, and beside their numbers.
constexpr qreal kNear = 0.5;
constexpr qreal kFar = 2.5;

/// The words of a box; clients are all words, others have them in their middle.
QRectF wordsOf(const PictureBox &box, const QRectF &rect, const models::PictureMetrics &metrics)
{
    if (box.isClientSide())
        return rect;
    const qreal height = std::min(rect.height(), metrics.node.height());
    return {rect.left(), rect.center().y() - height / 2, rect.width(), height};
}

qreal area(const QRectF &rect)
{
    return rect.isEmpty() ? 0 : rect.width() * rect.height();
}

} // namespace

NoteSpots::NoteSpots(const models::PictureScene &scene, const models::PictureLayout &layout,
    const QHash<models::PictureEdgeId, EdgeLook> &looks, const models::PictureMetrics &metrics, const QFont &font)
    : m_layout(layout)
    , m_looks(looks)
    , m_metrics(metrics)
    , m_font(edgeFont(font))
{
    for (const PictureBox &box : scene.boxes())
        m_taken.append(wordsOf(box, layout.rect(box.id), metrics));
    for (const models::PictureEdge &edge : layout.edges()) {
        const auto look = looks.constFind(edge.id);
        if (look == looks.cend())
            continue;
        const auto [left, right] = std::minmax({edge.line.x1(), edge.line.x2()});
        m_taken.append(QRectF(left, edge.line.y1() - 1, right - left, 2));
        for (const EdgeMark &mark : edgeMarks(edge, *look, metrics, m_font))
            m_taken.append(mark.rect);
    }
}

QRectF NoteSpots::edgesOf(const QString &boxId) const
{
    const QRectF box = m_layout.rect(boxId);
    QRectF edges(box.right(), box.center().y(), m_metrics.minEdge, 0);
    for (const EdgeKind kind :
        {EdgeKind::Publish, EdgeKind::Subscribe, EdgeKind::ToNode, EdgeKind::ToClient, EdgeKind::LocalToClient}) {
        const models::PictureEdge *edge = m_layout.edge({kind, boxId});
        if (edge == nullptr || !m_looks.contains(edge->id))
            continue;
        edges.setWidth(edge->line.length());
        edges.setTop(std::min(edges.top(), edge->line.y1()));
        edges.setBottom(std::max(edges.bottom(), edge->line.y1()));
    }
    return edges;
}

QList<QRectF> NoteSpots::candidates(const QSizeF &size, NotePlace place, const QRectF &edges) const
{
    const qreal unit = m_metrics.unit;
    const auto over = [&](qreal away) { return edges.top() - away * unit - size.height(); };
    const auto under = [&](qreal away) { return edges.bottom() + away * unit; };
    const qreal beyond = 2 * kNear + QFontMetricsF(m_font).height() / unit;
    const std::array tops = place == NotePlace::Publishing
        ? std::array{over(kNear), over(kFar), over(beyond), under(kNear), under(kFar), under(beyond)}
        : std::array{under(kNear), under(kFar), under(beyond), over(kNear), over(kFar), over(beyond)};
    const qreal first = edges.left() + 2 * unit;
    const std::array lefts{std::max(first, edges.center().x() - size.width() / 2), first,
        std::max(first, edges.right() - 2 * unit - size.width()), edges.center().x() + 4 * unit, edges.right() + unit};
    const QRectF bounds(QPointF(), m_layout.size());
    QList<QRectF> spots;
    for (const qreal left : lefts) {
        for (const qreal top : tops) {
            QRectF spot(QPointF(left, top), size);
            spot.moveRight(std::min(spot.right(), bounds.right()));
            spot.moveTop(std::clamp(spot.top(), bounds.top(), std::max(bounds.top(), bounds.bottom() - size.height())));
            spots.append(spot);
        }
    }
    return spots;
}

qreal NoteSpots::hiddenBy(const QRectF &spot) const
{
    qreal hidden = 0;
    for (const QRectF &taken : m_taken)
        hidden += area(taken.intersected(spot));
    return hidden;
}

std::optional<QRectF> NoteSpots::spotFor(const QString &text, NotePlace place, const QString &boxId)
{
    if (m_layout.rect(boxId).isNull())
        return std::nullopt;
    const NoteKey key{boxId, text};
    if (const auto known = m_spots.constFind(key); known != m_spots.cend())
        return *known;
    const QFontMetricsF metrics(m_font);
    const QSizeF size(metrics.horizontalAdvance(text) + 4 * m_metrics.unit, metrics.height() + m_metrics.unit);
    QRectF best;
    qreal least = -1;
    for (const QRectF &spot : candidates(size, place, edgesOf(boxId))) {
        const qreal hidden = hiddenBy(spot);
        if (least >= 0 && hidden >= least)
            continue;
        best = spot;
        least = hidden;
        if (qFuzzyIsNull(hidden))
            break;
    }
    m_taken.append(best);
    m_spots.insert(key, best);
    return best;
}

} // namespace relayscope::ui
