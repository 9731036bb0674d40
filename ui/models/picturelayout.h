#pragma once

#include "models/picturescene.h"

#include <QHash>
#include <QLineF>
#include <QList>
#include <QRectF>
#include <QSizeF>

namespace relayscope::models {

/// What travels along an edge, and whose edge it is.
enum class EdgeKind {
    /// From a client to its node, and back.
    ToNode,
    ToClient,
    /// From a node to its own client without Redis.
    LocalToClient,
    /// From a node to Redis, and back.
    Publish,
    Subscribe,
    ForeignPublish,
};

/// An edge by its kind and the box at its outer end: the client, the node, the foreign server.
struct PictureEdgeId {
    EdgeKind kind = EdgeKind::ToNode;
    QString boxId;
    bool operator==(const PictureEdgeId &) const = default;
};
[[nodiscard]] size_t qHash(const PictureEdgeId &id, size_t seed = 0);

struct PictureEdge {
    PictureEdgeId id;
    QString from;
    QString to;
    /// Points in the direction of travel.
    QLineF line;
};

/// Sizes in pixels of the scene, made of the font by the view.
struct PictureMetrics {
    QSizeF client;
    /// In place of `client` when there are many: one line.
    QSizeF compactClient;
    QSizeF node;
    QSizeF redis;
    QSizeF foreign;
    /// Step of the spacing rhythm.
    qreal unit = 4;
    qreal headingHeight = 0;
    /// Length of the edges to Redis: with room between these; those to clients are shorter.
    qreal minEdge = 0;
    qreal maxEdge = 0;
    /// From the middle of a link to each of its two edges; that of local delivery is two further down.
    qreal clientTrack = 0;
    qreal nodeTrack = 0;
};

/// Where the boxes and edges of a scene are: lanes clients, nodes, Redis, foreign servers from left to right; each node
/// as tall as its clients, Redis as tall as all nodes, so that every edge is a horizontal line. Depends on nothing but
/// its arguments: the same scene is the same picture. A value.
class PictureLayout final {
public:
    /// Clients (all bands together) up to which each gets its large box.
    static constexpr int kMaxLargeClients = 6;

    enum class Density {
        Spacious,
        /// Every client gets its small box.
        Dense,
    };
    enum class Lane { Clients, Nodes, Redis, Foreign };
    enum class Direction { Left, Right, Up, Down };

    PictureLayout() = default;
    /// available: what the picture may spread over; it takes what it needs when that is less.
    PictureLayout(const PictureScene &scene, const PictureMetrics &metrics, const QSizeF &available,
        Density density = Density::Spacious);

    [[nodiscard]] bool isCompact() const { return m_isCompact; }
    /// All of it with a margin; starts at 0, 0.
    [[nodiscard]] QSizeF size() const { return m_size; }
    /// Null when there is no such box.
    [[nodiscard]] QRectF rect(const QString &boxId) const { return m_rects.value(boxId); }
    [[nodiscard]] const QList<PictureEdge> &edges() const { return m_edges; }
    /// Null when there is none.
    [[nodiscard]] const PictureEdge *edge(const PictureEdgeId &id) const;
    /// Null for a lane that is not there.
    [[nodiscard]] QRectF lane(Lane lane) const { return m_lanes.value(lane); }
    /// Empty when there is none.
    [[nodiscard]] QString boxAt(const QPointF &point) const;
    [[nodiscard]] const PictureEdge *edgeAt(const QPointF &point, qreal reach) const;
    /// The next box in that direction; empty when there is none.
    [[nodiscard]] QString neighbour(const QString &boxId, Direction direction) const;

private:
    struct Band {
        QString nodeId;
        QStringList clients;
        qreal height = 0;
    };

    [[nodiscard]] QList<Band> bandsOf(const PictureScene &scene) const;
    void placeLanes(const PictureScene &scene, qreal availableWidth);
    void placeBands(const QList<Band> &bands, qreal availableHeight);
    void placeBand(const Band &band, qreal top);
    void placeRight(const PictureScene &scene, qreal top, qreal bottom);
    void addEdge(EdgeKind kind, const QString &outer, const QString &from, const QString &to, const QLineF &line);

    PictureMetrics m_metrics;
    bool m_isCompact = false;
    QSizeF m_size;
    QHash<Lane, QRectF> m_lanes;
    QHash<QString, QRectF> m_rects;
    QList<PictureEdge> m_edges;
    QHash<PictureEdgeId, qsizetype> m_edgeRows;
};

} // namespace relayscope::models
