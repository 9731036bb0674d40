#pragma once

#include "socketio/beatmessage.h"
#include "socketio/deferredcalls.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>

#include <optional>

namespace relayscope::redis {
class Bus;
enum class LinkState;
} // namespace relayscope::redis

namespace relayscope::socketio {

struct ServerContext;

/// Which other nodes there are, as far as they let themselves be heard: nodes of ours say so by beats, official servers
/// do not and stay unnamed. Tells the others of this one, in the beats by which the bus also hears itself. Lives on the
/// server loop, owned by the Server.
class ClusterMembers final : public QObject {
    Q_OBJECT

public:
    /// Intervals without a beat after which a node is silent, and after which it is forgotten. Counted, not timed, so
    /// that a pause of our own process is not taken for one of all others.
    static constexpr int kMaxMissedBeats = 3;
    static constexpr int kForgetAfterBeats = 600;
    /// Nodes, and senders without beats, that are remembered.
    static constexpr qsizetype kMaxMembers = 1'000;

    struct Peer {
        QByteArray nodeName;
        QByteArray uid;
        bool isSilent = false;
    };

    /// bus must outlive it.
    ClusterMembers(ServerContext &context, redis::Bus &bus);
    ~ClusterMembers() override;
    Q_DISABLE_COPY_MOVE(ClusterMembers)

    /// This node has that uid in a namespace from now on; the others are told at once, before anything comes from it.
    void announce(const QByteArray &nsp, const QByteArray &uid);
    /// Tells the others that this node goes.
    void leave();

    /// The other nodes that serve a namespace, the silent ones last.
    [[nodiscard]] QList<Peer> peers(const QByteArray &nsp) const;
    [[nodiscard]] bool knows(const QByteArray &uid) const { return m_memberUids.contains(uid); }
    /// Nodes that are heard now, without this one.
    [[nodiscard]] qsizetype liveCount() const;
    /// A message of that sender came in; one without beats is counted, and logged when it is new.
    void noteSender(const QByteArray &uid);
    /// While Redis hangs no beat comes; when it goes on it first executes what was in its sockets: from each node the
    /// messages of the moment before, then its beats, then what it sends now. So a message that comes before the next
    /// beat of its sender is as old as the pause. False for senders without beats.
    [[nodiscard]] bool isOverdue(const QByteArray &uid) const
    {
        return !m_overdueUids.isEmpty() && m_overdueUids.contains(uid);
    }

private:
    struct Member {
        QByteArray name;
        QHash<QByteArray, QByteArray> uids;
        int missedBeats = 0;
        qint64 lastHeardNs = 0;

        [[nodiscard]] bool isSilent() const { return missedBeats > kMaxMissedBeats; }
    };

    [[nodiscard]] QByteArray compose(quint64 sequence) const;
    void receive(const QByteArray &pattern, const QByteArray &channel, const QByteArray &message);
    void hear(const BeatMessage &beat);
    void setUids(Member &member, const QHash<QByteArray, QByteArray> &uids);
    void remove(const QByteArray &bootId, const QByteArray &how);
    /// Whether there is room for one more; a silent one goes first.
    [[nodiscard]] bool makeRoom();
    void watchLater();
    void findSilent();
    void restartWatch();
    void noteHearing(redis::LinkState state);
    void noteOverdue();
    void forgetOverdue(const QHash<QByteArray, QByteArray> &uids);

    ServerContext &m_context;
    redis::Bus &m_bus;
    const QByteArray m_channel;
    const QByteArray m_bootId;
    QHash<QByteArray, QByteArray> m_ownUids;
    bool m_isLeaving = false;
    /// By boot id.
    QHash<QByteArray, Member> m_members;
    /// Of all members, silent ones too.
    QSet<QByteArray> m_memberUids;
    /// Of the members whose beat has to come before anything they say is new.
    QSet<QByteArray> m_overdueUids;
    /// Senders without beats that have been told of.
    QSet<QByteArray> m_foreignUids;
};

} // namespace relayscope::socketio
