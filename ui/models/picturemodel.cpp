#include "models/picturemodel.h"

#include "models/clustermodel.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace relayscope::models {

namespace {

double millisecondsOf(qint64 ns)
{
    return double(ns) / 1e6;
}

} // namespace

PictureModel::PictureModel(const ClusterModel &cluster, QObject *parent)
    : QObject(parent)
    , m_cluster(cluster)
{
    m_clock.start();
    // Many changes at once, of many clients that connect for instance, make one new scene.
    m_rebuild.setSingleShot(true);
    m_rebuild.setInterval(std::chrono::milliseconds(0));
    connect(&m_rebuild, &QTimer::timeout, this, &PictureModel::rebuild);
    const auto changed = [this] { m_rebuild.start(); };
    connect(&m_cluster, &QAbstractItemModel::rowsInserted, this, changed);
    connect(&m_cluster, &QAbstractItemModel::rowsRemoved, this, changed);
    connect(&m_cluster, &QAbstractItemModel::rowsMoved, this, changed);
    connect(&m_cluster, &QAbstractItemModel::modelReset, this, changed);
    connect(&m_cluster, &QAbstractItemModel::dataChanged, this,
        [changed](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
            if (roles.isEmpty()) // else only a number that runs by itself: uptime, rates
                changed();
        });
    m_age.setInterval(std::chrono::milliseconds(PictureTraffic::kBucketMs));
    connect(&m_age, &QTimer::timeout, this, &PictureModel::ageTraffic);
    rebuild();
}

void PictureModel::rebuild()
{
    PictureScene scene(m_cluster.redis(), m_cluster.nodes(), m_cluster.clients(), m_foreign);
    if (scene == m_scene)
        return;
    for (const PictureBox &box : m_scene.boxes()) {
        if (scene.box(box.id) != nullptr)
            continue;
        for (const EdgeKind kind : {EdgeKind::ToNode, EdgeKind::ToClient, EdgeKind::LocalToClient, EdgeKind::Publish,
                 EdgeKind::Subscribe, EdgeKind::ForeignPublish})
            m_traffic.forget({kind, box.id});
    }
    const bool isSeen = !scene.looksLike(m_scene);
    m_scene = std::move(scene);
    if (isSeen)
        emit sceneChanged();
}

void PictureModel::addHops(const QList<core::Hop> &hops)
{
    if (m_rebuild.isActive()) {
        m_rebuild.stop();
        rebuild(); // these hops are of boxes that are new too
    }
    const qint64 now = nowMs();
    const bool wasMoving = m_player.isMoving();
    const bool wasQuiet = !m_traffic.hasTraffic();
    for (const core::Hop &hop : hops) {
        noteForeign(hop);
        if (m_waitsForFirst && hop.kind == core::HopKind::Sent && plays()) {
            m_waitsForFirst = false;
            m_player.slowNext();
        }
        const std::optional<PictureStep> step = m_steps.make(hop, m_scene);
        if (step && step->edge)
            m_traffic.add(*step->edge, now);
        if (step && plays())
            play(*step, now);
        noteSpan(hop);
    }
    if (wasQuiet && m_traffic.hasTraffic()) {
        m_age.start();
        emit trafficChanged();
    }
    if (!wasMoving && m_player.isMoving())
        emit motionStarted();
}

void PictureModel::play(const PictureStep &step, qint64 nowMs)
{
    const quint64 skipped = m_player.skipped();
    // On a busy edge single dots say nothing, its number does.
    const bool isTooBusy = step.edge && m_traffic.isBusy(*step.edge) && step.message != m_player.soloMessage();
    if (!isTooBusy)
        m_player.add(step, nowMs);
    if (isTooBusy || m_player.skipped() != skipped)
        m_unplayedMs = nowMs;
}

bool PictureModel::showsRates() const
{
    return m_motion && m_unplayedMs != 0 && m_traffic.hasTraffic() && nowMs() - m_unplayedMs < kRatesShownMs;
}

void PictureModel::noteForeign(const core::Hop &hop)
{
    using core::HopKind;
    using core::PlaceKind;
    if (hop.kind == HopKind::SeenOnRedis && hop.from.kind == PlaceKind::ForeignServer && !hop.eventName.isEmpty()
        && m_foreign.servers.size() < ForeignPlaces::kMaxServers
        && m_scene.boxIdOf(PictureScene::foreignServerId(hop.from.id)).isEmpty()) {
        m_foreign.servers.append({hop.from.id, hop.from.name});
        rebuild();
    }
    const bool isOfClient = hop.kind == HopKind::Received || hop.kind == HopKind::WrittenToClient;
    if (!isOfClient || m_foreignSockets.size() >= kMaxForeignSockets)
        return;
    const core::Place &client = hop.from.kind == PlaceKind::Client ? hop.from : hop.to;
    const core::Place &node = hop.from.kind == PlaceKind::Client ? hop.to : hop.from;
    if (client.kind != PlaceKind::Client || m_cluster.client(client.id) != nullptr
        || m_foreignSockets.contains(client.id) || m_scene.box(node.id) == nullptr)
        return;
    m_foreignSockets.insert(client.id);
    ++m_foreign.clientsByNode[node.id];
    rebuild();
}

void PictureModel::noteSpan(const core::Hop &hop)
{
    if (hop.message == 0 || hop.message != m_player.soloMessage())
        return;
    if (m_spanMessage != hop.message) {
        m_spanMessage = hop.message;
        m_spanFirstNs = hop.timeNs;
        m_spanLastNs = hop.timeNs;
    }
    m_spanFirstNs = std::min(m_spanFirstNs, hop.timeNs);
    m_spanLastNs = std::max(m_spanLastNs, hop.timeNs);
}

void PictureModel::join(const QList<core::MessageJoin> &joins)
{
    for (const core::MessageJoin &join : joins)
        m_steps.join(join);
}

void PictureModel::startAgain()
{
    m_foreign = {};
    m_foreignSockets.clear();
    m_player.clear();
    rebuild();
    emit trafficChanged();
}

void PictureModel::setPath(const QList<core::Hop> &hops, quint64 hop)
{
    m_path = pictureSteps(hops, m_scene);
    m_pathHop = hop;
    m_pathMs = 0;
    if (!hops.isEmpty()) {
        const auto [first, last] = std::minmax_element(hops.cbegin(), hops.cend(),
            [](const core::Hop &left, const core::Hop &right) { return left.timeNs < right.timeNs; });
        m_pathMs = millisecondsOf(last->timeNs - first->timeNs);
    }
    emit pathChanged();
}

void PictureModel::replay()
{
    if (m_path.isEmpty() || !plays())
        return;
    m_player.replay(m_path, nowMs());
    m_spanMessage = m_player.soloMessage();
    m_spanFirstNs = 0;
    m_spanLastNs = qint64(m_pathMs * 1e6);
    emit motionStarted();
}

void PictureModel::setMotion(bool motion)
{
    m_motion = motion;
    if (!motion)
        m_player.clear();
    emit trafficChanged();
}

void PictureModel::setWatched(bool watched)
{
    m_isWatched = watched;
    if (!watched)
        m_player.clear();
}

void PictureModel::slowNext()
{
    m_waitsForFirst = true;
}

qint64 PictureModel::advance()
{
    const qint64 now = nowMs();
    const bool wasMoving = m_player.isMoving();
    m_player.advance(now);
    if (wasMoving && !m_player.isMoving())
        emit motionEnded();
    return now;
}

void PictureModel::ageTraffic()
{
    m_traffic.advance(nowMs());
    if (!m_traffic.hasTraffic())
        m_age.stop();
    emit trafficChanged();
}

PictureModel::SlowMotion PictureModel::slowMotion() const
{
    if (m_player.soloMessage() == 0 || m_player.soloMessage() != m_spanMessage)
        return {};
    return {m_spanMessage, millisecondsOf(m_spanLastNs - m_spanFirstNs), double(m_player.soloMs())};
}

} // namespace relayscope::models
