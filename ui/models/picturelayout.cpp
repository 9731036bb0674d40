#include "models/picturelayout.h"

#include <algorithm>
#include <cmath>

namespace relayscope::models {

namespace {

/// In units of the spacing rhythm.
constexpr qreal kMargin = 4;
constexpr qreal kClientGap = 2;
constexpr qreal kMinBandGap = 6;
constexpr qreal kMinCompactBandGap = 3;
constexpr qreal kMaxBandGap = 10;
/// Edges between clients and nodes, where less is said, beside those to Redis.
constexpr qreal kClientEdgePart = 0.7;

} // namespace

size_t qHash(const PictureEdgeId &id, size_t seed)
{
    return qHashMulti(seed, int(id.kind), id.boxId);
}

PictureLayout::PictureLayout(
    const PictureScene &scene, const PictureMetrics &metrics, const QSizeF &available, Density density)
    : m_metrics(metrics)
{
    const auto clients = std::count_if(
        scene.boxes().cbegin(), scene.boxes().cend(), [](const PictureBox &box) { return box.isClientSide(); });
    m_isCompact = density == Density::Dense || clients > kMaxLargeClients;
    placeLanes(scene, available.width());
    placeBands(bandsOf(scene), available.height());
    const QRectF nodes = m_lanes.value(Lane::Nodes);
    placeRight(scene, nodes.top(), nodes.bottom());
}

QList<PictureLayout::Band> PictureLayout::bandsOf(const PictureScene &scene) const
{
    const qreal clientHeight = (m_isCompact ? m_metrics.compactClient : m_metrics.client).height();
    QList<Band> bands;
    Band open;
    const auto close = [&](const QString &nodeId) {
        open.nodeId = nodeId;
        const qreal count = qreal(open.clients.size());
        const qreal clientsHeight = count * clientHeight + std::max(0.0, count - 1) * kClientGap * m_metrics.unit;
        open.height = std::max(clientsHeight, nodeId.isEmpty() ? 0.0 : m_metrics.node.height());
        bands.append(std::exchange(open, {}));
    };
    for (const PictureBox &box : scene.boxes()) {
        if (box.isClientSide())
            open.clients.append(box.id);
        else if (box.kind == BoxKind::Node)
            close(box.id);
    }
    if (!open.clients.isEmpty())
        close({});
    return bands;
}

void PictureLayout::placeLanes(const PictureScene &scene, qreal availableWidth)
{
    const bool hasForeign = std::any_of(scene.boxes().cbegin(), scene.boxes().cend(),
        [](const PictureBox &box) { return box.kind == BoxKind::ForeignServer; });
    QList<std::pair<Lane, qreal>> lanes{
        {Lane::Clients, (m_isCompact ? m_metrics.compactClient : m_metrics.client).width()},
        {Lane::Nodes, m_metrics.node.width()}, {Lane::Redis, m_metrics.redis.width()}};
    if (hasForeign)
        lanes.append({Lane::Foreign, m_metrics.foreign.width()});
    const qreal margin = kMargin * m_metrics.unit;
    qreal boxes = 2 * margin;
    for (const auto &[lane, width] : std::as_const(lanes))
        boxes += width;
    const qreal parts = kClientEdgePart + qreal(lanes.size() - 2);
    const qreal edge = std::floor(std::clamp((availableWidth - boxes) / parts, m_metrics.minEdge, m_metrics.maxEdge));
    const qreal clientEdge = std::floor(kClientEdgePart * edge);
    const qreal needed = boxes + clientEdge + qreal(lanes.size() - 2) * edge;
    m_size.setWidth(std::max(availableWidth, needed));
    // In the middle of what is left over.
    qreal x = std::floor(margin + (m_size.width() - needed) / 2);
    for (const auto &[lane, width] : std::as_const(lanes)) {
        m_lanes.insert(lane, QRectF(x, 0, width, 0));
        x += width + (lane == Lane::Clients ? clientEdge : edge);
    }
}

void PictureLayout::placeBands(const QList<Band> &bands, qreal availableHeight)
{
    const qreal unit = m_metrics.unit;
    qreal height = m_metrics.headingHeight + 2 * kMargin * unit;
    for (const Band &band : bands)
        height += band.height;
    const qreal gaps = std::max(0.0, qreal(bands.size()) - 1);
    const qreal minGap = (m_isCompact ? kMinCompactBandGap : kMinBandGap) * unit;
    const qreal gap = gaps == 0
        ? 0
        : std::floor(std::clamp((availableHeight - height) / gaps, minGap, std::max(minGap, kMaxBandGap * unit)));
    height += gaps * gap;
    m_size.setHeight(std::max(availableHeight, height));

    const qreal top = std::floor(kMargin * unit + (m_size.height() - height) / 2 + m_metrics.headingHeight);
    qreal y = top;
    for (const Band &band : bands) {
        placeBand(band, y);
        y += band.height + gap;
    }
    for (QRectF &lane : m_lanes) {
        lane.setTop(top);
        lane.setBottom(bands.isEmpty() ? top + m_metrics.node.height() : y - gap);
    }
}

void PictureLayout::placeBand(const Band &band, qreal top)
{
    const QRectF nodes = m_lanes.value(Lane::Nodes);
    const QRectF clients = m_lanes.value(Lane::Clients);
    if (!band.nodeId.isEmpty())
        m_rects.insert(band.nodeId, QRectF(nodes.left(), top, nodes.width(), band.height));
    const qreal clientHeight = (m_isCompact ? m_metrics.compactClient : m_metrics.client).height();
    // All three edges end at the side of the box, however low it is.
    const qreal track = std::min(m_metrics.clientTrack, std::floor(clientHeight / 8));
    const qreal gap = kClientGap * m_metrics.unit;
    const qreal count = qreal(band.clients.size());
    qreal y = top + std::floor((band.height - count * clientHeight - std::max(0.0, count - 1) * gap) / 2);
    for (const QString &client : band.clients) {
        const QRectF rect(clients.left(), y, clients.width(), clientHeight);
        m_rects.insert(client, rect);
        y += clientHeight + gap;
        if (band.nodeId.isEmpty())
            continue;
        const qreal middle = rect.center().y();
        const auto at = [&](qreal offset) { return middle + offset * track; };
        addEdge(EdgeKind::ToNode, client, client, band.nodeId, {rect.right(), at(-1), nodes.left(), at(-1)});
        addEdge(EdgeKind::ToClient, client, band.nodeId, client, {nodes.left(), at(1), rect.right(), at(1)});
        addEdge(EdgeKind::LocalToClient, client, band.nodeId, client, {nodes.left(), at(3), rect.right(), at(3)});
    }
}

void PictureLayout::placeRight(const PictureScene &scene, qreal top, qreal bottom)
{
    const QRectF redisLane = m_lanes.value(Lane::Redis);
    const QRectF foreignLane = m_lanes.value(Lane::Foreign);
    const qreal gap = kClientGap * m_metrics.unit;
    qreal y = top;
    QString redis;
    for (const PictureBox &box : scene.boxes()) {
        if (box.kind == BoxKind::Redis)
            redis = box.id;
        if (box.kind != BoxKind::ForeignServer)
            continue;
        m_rects.insert(box.id, QRectF({foreignLane.left(), y}, m_metrics.foreign));
        y += m_metrics.foreign.height() + gap;
    }
    if (redis.isEmpty())
        return;
    const qreal low = std::max({bottom, y - gap, top + m_metrics.redis.height()});
    m_rects.insert(redis, QRectF(redisLane.left(), top, redisLane.width(), low - top));
    m_size.setHeight(std::max(m_size.height(), low + kMargin * m_metrics.unit));
    for (const PictureBox &box : scene.boxes()) {
        const QRectF rect = m_rects.value(box.id);
        const qreal middle = rect.center().y();
        const qreal up = middle - m_metrics.nodeTrack;
        const qreal down = middle + m_metrics.nodeTrack;
        if (box.kind == BoxKind::Node) {
            addEdge(EdgeKind::Publish, box.id, box.id, redis, {rect.right(), up, redisLane.left(), up});
            addEdge(EdgeKind::Subscribe, box.id, redis, box.id, {redisLane.left(), down, rect.right(), down});
        } else if (box.kind == BoxKind::ForeignServer) {
            addEdge(EdgeKind::ForeignPublish, box.id, box.id, redis, {rect.left(), middle, redisLane.right(), middle});
        }
    }
}

void PictureLayout::addEdge(
    EdgeKind kind, const QString &outer, const QString &from, const QString &to, const QLineF &line)
{
    m_edgeRows.insert({kind, outer}, m_edges.size());
    m_edges.append({{kind, outer}, from, to, line});
}

const PictureEdge *PictureLayout::edge(const PictureEdgeId &id) const
{
    const auto row = m_edgeRows.constFind(id);
    return row == m_edgeRows.cend() ? nullptr : &m_edges.at(*row);
}

QString PictureLayout::boxAt(const QPointF &point) const
{
    const auto found = std::find_if(m_rects.constKeyValueBegin(), m_rects.constKeyValueEnd(),
        [&](const auto &box) { return box.second.contains(point); });
    return found == m_rects.constKeyValueEnd() ? QString() : (*found).first;
}

const PictureEdge *PictureLayout::edgeAt(const QPointF &point, qreal reach) const
{
    const PictureEdge *nearest = nullptr;
    qreal best = reach;
    for (const PictureEdge &edge : m_edges) {
        const auto [left, right] = std::minmax({edge.line.x1(), edge.line.x2()});
        const qreal distance = std::abs(point.y() - edge.line.y1());
        if (point.x() < left || point.x() > right || distance > best)
            continue;
        best = distance;
        nearest = &edge;
    }
    return nearest;
}

QString PictureLayout::neighbour(const QString &boxId, Direction direction) const
{
    const QRectF from = m_rects.value(boxId);
    if (from.isNull())
        return {};
    const bool isAlong = direction == Direction::Left || direction == Direction::Right;
    const qreal sign = direction == Direction::Left || direction == Direction::Up ? -1 : 1;
    QString nearest;
    qreal best = 0;
    for (auto it = m_rects.cbegin(); it != m_rects.cend(); ++it) {
        const QPointF step = it->center() - from.center();
        const bool isSameLane = qFuzzyCompare(it->left(), from.left());
        const qreal ahead = sign * (isAlong ? step.x() : step.y());
        if (it.key() == boxId || isAlong == isSameLane || ahead <= 0)
            continue;
        // Sideways to the next lane first, there to the box that is nearest in height.
        const qreal off
            = isAlong ? std::max({0.0, it->top() - from.center().y(), from.center().y() - it->bottom()}) : 0;
        const qreal weight = isAlong ? 1'000 * std::abs(step.x()) + off + std::abs(step.y()) / 1'000 : ahead;
        if (nearest.isEmpty() || weight < best) {
            nearest = it.key();
            best = weight;
        }
    }
    return nearest;
}

} // namespace relayscope::models
