#pragma once

#include "core/status.h"
#include "models/tone.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace relayscope::models {

enum class BoxKind {
    Client,
    /// Clients of one node that have no box of their own, counted.
    ClientGroup,
    /// Clients of a node that are not ours.
    ForeignClients,
    Node,
    Redis,
    /// A publisher on Redis that is none of our nodes: a server that is not ours, an emitter.
    ForeignServer,
};

/// One of the two links of a node to Redis.
struct PictureLamp {
    Tone tone = Tone::Quiet;
    /// "ready", "lost"
    QString state;
    bool operator==(const PictureLamp &) const = default;
};

/// What one box of the picture shows. A value.
struct PictureBox {
    BoxKind kind = BoxKind::Node;
    /// Unique in the scene; of a client, a node and Redis that of the cluster.
    QString id;
    /// Of clients: the node that they belong to, empty when there is none.
    QString nodeId;
    QString name;
    /// Port or transport, may be empty.
    QString detail;
    QString state;
    Tone tone = Tone::Quiet;
    /// Ids of the clients in a group.
    QStringList members;
    PictureLamp publishLink;
    PictureLamp subscribeLink;
    /// For a tool tip, lines.
    QString explanation;

    bool operator==(const PictureBox &) const = default;
    /// Equal but for the explanation, which is not drawn and changes with every message.
    [[nodiscard]] bool looksLike(const PictureBox &other) const;
    [[nodiscard]] bool isClientSide() const;
    /// One line for people who hear it: "node A, running, port 3000, publish link lost".
    [[nodiscard]] QString spoken() const;
};

/// What was seen on the wire and is not ours; an id and a name each.
struct ForeignPlaces {
    /// Bound of servers; later ones share the box of the last.
    static constexpr qsizetype kMaxServers = 12;

    QList<std::pair<QString, QString>> servers;
    /// Distinct sockets by node that no client of ours has.
    QHash<QString, int> clientsByNode;
    bool operator==(const ForeignPlaces &) const = default;
};

/// The boxes of the picture in reading order: each node after its clients, then Redis, then what is foreign. Above a
/// number that shrinks with the number of nodes, the clients of a node are a counted group. A value.
class PictureScene final {
public:
    /// Clients that a node shows one by one at most, and all nodes together about.
    static constexpr int kMaxClientsPerNode = 8;
    static constexpr int kMaxClients = 48;

    PictureScene() = default;
    PictureScene(const std::optional<core::RedisStatus> &redis, const QList<core::NodeStatus> &nodes,
        const QList<core::ClientStatus> &clients, const ForeignPlaces &foreign = {});

    [[nodiscard]] const QList<PictureBox> &boxes() const { return m_boxes; }
    /// Null when there is none.
    [[nodiscard]] const PictureBox *box(const QString &id) const;
    /// Of a client its own box or that of its group; of others their own; empty when there is none.
    [[nodiscard]] QString boxIdOf(const QString &id) const;
    [[nodiscard]] QList<PictureBox> clientsOf(const QString &nodeId) const;

    [[nodiscard]] static QString redisId();
    [[nodiscard]] static QString groupId(const QString &nodeId);
    [[nodiscard]] static QString foreignClientsId(const QString &nodeId);
    [[nodiscard]] static QString foreignServerId(const QString &uid);

    bool operator==(const PictureScene &other) const { return m_boxes == other.m_boxes; }
    [[nodiscard]] bool looksLike(const PictureScene &other) const;

private:
    void addClients(const QList<core::ClientStatus> &clients, const QString &nodeId, int limit);
    void add(PictureBox box);

    QList<PictureBox> m_boxes;
    QHash<QString, qsizetype> m_rows;
    QHash<QString, QString> m_groupOfClient;
};

} // namespace relayscope::models
