#include "socketio/clustermembers.h"

#include "base/clock.h"
#include "protocol/redisadapter/messages.h"
#include "redis/bus.h"
#include "socketio/identifiers.h"
#include "socketio/logging.h"
#include "socketio/servercontext.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>

namespace relayscope::socketio {

namespace {

constexpr char kJoined[] = "joined";
constexpr char kLeft[] = "left";
constexpr char kSilent[] = "silent";

} // namespace

ClusterMembers::ClusterMembers(ServerContext &context, redis::Bus &bus)
    : m_context(context)
    , m_bus(bus)
    , m_channel(beatChannel(context.options.prefix))
    , m_bootId(makeAdapterId() + makeAdapterId())
{
    connect(&bus, &redis::Bus::messageReceived, this, &ClusterMembers::receive);
    connect(&bus, &redis::Bus::stateChanged, this, [this](redis::Link link, redis::LinkState state) {
        if (link == redis::Link::Subscribe)
            noteHearing(state);
    });
    bus.setBeat(m_channel, [this](quint64 sequence) { return compose(sequence); });
    watchLater();
}

ClusterMembers::~ClusterMembers()
{
    m_bus.setBeat(m_channel, {});
}

QByteArray ClusterMembers::compose(quint64 sequence) const
{
    return encodeBeat({m_context.options.nodeName.isEmpty() ? m_bootId : m_context.options.nodeName, m_bootId, sequence,
        QDateTime::currentMSecsSinceEpoch(), m_ownUids, m_isLeaving});
}

void ClusterMembers::announce(const QByteArray &nsp, const QByteArray &uid)
{
    m_ownUids.insert(nsp, uid);
    m_bus.beat();
}

void ClusterMembers::leave()
{
    m_isLeaving = true;
    m_bus.beat();
}

QList<ClusterMembers::Peer> ClusterMembers::peers(const QByteArray &nsp) const
{
    QList<Peer> found;
    for (const Member &member : m_members) {
        const QByteArray uid = member.uids.value(nsp);
        if (!uid.isEmpty())
            found.append({member.name, uid, member.isSilent()});
    }
    std::sort(found.begin(), found.end(), [](const Peer &left, const Peer &right) {
        return left.isSilent != right.isSilent ? right.isSilent : left.nodeName < right.nodeName;
    });
    return found;
}

qsizetype ClusterMembers::liveCount() const
{
    return std::count_if(m_members.begin(), m_members.end(), [](const Member &member) { return !member.isSilent(); });
}

void ClusterMembers::noteSender(const QByteArray &uid)
{
    if (uid == redisadapter::kEmitterUid || m_memberUids.contains(uid))
        return;
    ++m_context.counters.busForeign;
    if (m_foreignUids.size() >= kMaxMembers || m_foreignUids.contains(uid))
        return;
    m_foreignUids.insert(uid);
    qCInfo(lcCluster).noquote() << "messages of" << uid << "on prefix" << m_context.options.prefix
                                << "which sends no beats: a server of another make, or another application";
}

void ClusterMembers::receive(const QByteArray &pattern, const QByteArray &channel, const QByteArray &message)
{
    if (!pattern.isEmpty() || channel != m_channel)
        return;
    const Expected<BeatMessage, QByteArray> beat = decodeBeat(message);
    if (!beat) {
        ++m_context.counters.busReceived;
        ++m_context.counters.busIgnored[static_cast<int>(IgnoreReason::Undecodable)];
        qCInfo(lcCluster).noquote() << "a beat was ignored:" << beat.error();
    } else if (beat->bootId != m_bootId) {
        hear(*beat);
    }
}

void ClusterMembers::hear(const BeatMessage &beat)
{
    if (beat.isLeaving) {
        remove(beat.bootId, kLeft);
        return;
    }
    if (!m_members.contains(beat.bootId) && !makeRoom())
        return;
    Member &member = m_members[beat.bootId];
    const bool isNews = member.name.isEmpty() || member.isSilent();
    member.name = beat.nodeName;
    member.missedBeats = 0;
    member.lastHeardNs = monotonicNs();
    setUids(member, beat.uids);
    forgetOverdue(beat.uids);
    if (isNews)
        m_context.recorder.memberChanged(member.name, kJoined);
}

void ClusterMembers::setUids(Member &member, const QHash<QByteArray, QByteArray> &uids)
{
    if (member.uids == uids)
        return;
    forgetOverdue(member.uids);
    for (const QByteArray &uid : std::as_const(member.uids))
        m_memberUids.remove(uid);
    member.uids = uids;
    for (const QByteArray &uid : uids)
        m_memberUids.insert(uid);
}

void ClusterMembers::remove(const QByteArray &bootId, const QByteArray &how)
{
    const auto found = m_members.find(bootId);
    if (found == m_members.end())
        return;
    setUids(*found, {});
    const QByteArray name = found->name;
    m_members.erase(found);
    m_context.recorder.memberChanged(name, how);
}

bool ClusterMembers::makeRoom()
{
    if (m_members.size() < kMaxMembers)
        return true;
    const auto silent
        = std::find_if(m_members.begin(), m_members.end(), [](const Member &member) { return member.isSilent(); });
    if (silent == m_members.end())
        return false;
    setUids(*silent, {});
    m_members.erase(silent);
    return true;
}

void ClusterMembers::watchLater()
{
    if (m_context.options.beatInterval.count() > 0)
        m_context.later.after(m_context.options.beatInterval, [this] {
            findSilent();
            watchLater();
        });
}

void ClusterMembers::findSilent()
{
    // While this node hears nothing, the silence is its own.
    if (m_bus.state(redis::Link::Subscribe) != redis::LinkState::Ready)
        return;
    for (auto it = m_members.begin(); it != m_members.end();) {
        const bool wasSilent = it->isSilent();
        ++it->missedBeats;
        if (wasSilent)
            forgetOverdue(it->uids);
        if (!wasSilent && it->isSilent()) {
            qCWarning(lcCluster).noquote() << "node" << it->name << "sends no beats any more: it is dead or hangs";
            m_context.recorder.memberChanged(it->name, kSilent);
        }
        if (it->missedBeats < kForgetAfterBeats) {
            ++it;
            continue;
        }
        setUids(*it, {});
        it = m_members.erase(it);
    }
}

void ClusterMembers::noteHearing(redis::LinkState state)
{
    if (state == redis::LinkState::Ready)
        restartWatch();
    else if (m_bus.hearing().isDeaf)
        noteOverdue();
    else // Beats were missed, and messages with them: nothing is known of the order any more.
        m_overdueUids.clear();
}

void ClusterMembers::noteOverdue()
{
    // Those whose beats still come are not held up by a Redis that hangs.
    const qint64 sinceNs = monotonicNs() - std::chrono::nanoseconds(m_context.options.beatInterval).count() * 3 / 2;
    for (const Member &member : std::as_const(m_members)) {
        if (member.lastHeardNs >= sinceNs)
            continue;
        for (const QByteArray &uid : member.uids)
            m_overdueUids.insert(uid);
    }
}

void ClusterMembers::forgetOverdue(const QHash<QByteArray, QByteArray> &uids)
{
    for (const QByteArray &uid : uids)
        m_overdueUids.remove(uid);
}

void ClusterMembers::restartWatch()
{
    for (Member &member : m_members) {
        if (!member.isSilent())
            member.missedBeats = 0;
    }
}

} // namespace relayscope::socketio
