#include "ui/composer/composerlink.h"

#include "core/cluster.h"
#include "core/roomcell.h"
#include "ui/clustercontroller.h"
#include "ui/composer/composer.h"
#include "ui/composer/outcometext.h"
#include "ui/document/documentsession.h"
#include "ui/panelcontext.h"
#include "ui/panelrequests.h"

#include <algorithm>
#include <utility>

namespace relayscope::ui {

using core::Cluster;

namespace {

/// A menu with more is no help.
constexpr qsizetype kMaxSuggestedRooms = 20;

} // namespace

ComposerLink::ComposerLink(Composer &composer, PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_composer(composer)
    , m_context(context)
{
    connectCluster();
    connect(&m_composer, &Composer::sendRequested, this, &ComposerLink::send);
    connect(&m_composer, &Composer::stopRequested, this, [this] {
        if (m_job)
            m_job->stop();
    });
    connect(&m_composer, &Composer::saveRequested, &m_context.requests, &PanelRequests::shelfRequested);
    connect(&m_context.requests, &PanelRequests::composeRequested, &m_composer, &Composer::setMessage);

    core::SavedMessage first;
    first.event = core::Demo::kEventName;
    first.arguments = QByteArrayLiteral("[{\"text\":\"hello\"}]");
    m_composer.setMessage(first);
    updateSenders();
}

void ComposerLink::connectCluster()
{
    const Cluster *cluster = &m_context.cluster;
    for (const auto signal : {&Cluster::nodeRemoved, &Cluster::clientRemoved})
        connect(cluster, signal, this, &ComposerLink::updateSenders);
    connect(cluster, &Cluster::nodeChanged, this, &ComposerLink::updateSenders);
    connect(cluster, &Cluster::clientChanged, this, &ComposerLink::updateSenders);
    connect(cluster, &Cluster::redisChanged, this, &ComposerLink::updateSenders);
    connect(cluster, &Cluster::streamSettled, this, [this] {
        if (const auto showAgain = std::exchange(m_showAgain, {}))
            showAgain();
        m_showAgain = nullptr;
    });
    connect(cluster, &Cluster::roomsChanged, this, &ComposerLink::updateSuggestions);
    connect(cluster, &Cluster::stopped, this, &ComposerLink::updateSenders);
    connect(&m_context.document, &DocumentSession::replaced, &m_composer, &Composer::clearTargets);
    connect(&m_context.document, &DocumentSession::changed, this, &ComposerLink::updateSenders);
}

void ComposerLink::updateSenders()
{
    const models::ClusterModel &model = m_context.controller.clusterModel();
    QList<Sender> clients;
    QHash<QString, QByteArray> sockets;
    for (const core::ClientStatus &client : model.clients()) {
        const core::NodeStatus *node = model.node(client.spec.nodeId);
        const QString label = node == nullptr ? client.spec.name
                                              : tr("%1 at %2", "client, node").arg(client.spec.name, node->spec.name);
        clients.append(
            {client.spec.id, label, client.state == core::ClientState::Connected, client.spec.nsp, client.nextAckIds});
        if (!client.sid.isEmpty())
            sockets.insert(client.spec.name, client.sid);
    }
    QList<Sender> nodes;
    for (const core::NodeStatus &node : model.nodes())
        nodes.append({node.spec.id, node.spec.name, node.state == core::ProcessState::Running, {}, {}});
    m_composer.setClients(clients);
    m_composer.setNodes(nodes);
    m_composer.setSocketNames(sockets);
    const auto &redis = model.redis();
    m_composer.setRedisReady(redis && redis->state == core::ProcessState::Running);
}

void ComposerLink::updateSuggestions(const QList<core::RoomCell> &rooms)
{
    const models::ClusterModel &model = m_context.controller.clusterModel();
    QList<SuggestEdit::Suggestion> suggestions;
    QList<QByteArray> known;
    for (const core::ClientStatus &client : model.clients()) {
        if (client.sid.isEmpty())
            continue;
        known.append(client.sid);
        suggestions.append({tr("%1 only", "client").arg(client.spec.name), client.spec.name});
    }
    for (const core::RoomCell &cell : rooms) {
        if (cell.room.isEmpty() || known.contains(cell.room) || suggestions.size() >= kMaxSuggestedRooms)
            continue;
        known.append(cell.room);
        const QString room = QString::fromUtf8(cell.room);
        suggestions.append({tr("room %1").arg(room), room});
    }
    m_composer.setSuggestions(suggestions);
}

void ComposerLink::send(const core::OutgoingMessage &outgoing)
{
    // The outcome that is shown is that of the last message; one before it still waits, unseen, for its own.
    if (m_job)
        m_job->disconnect(this);
    m_showAgain = nullptr;
    const models::HopModel &hops = m_context.controller.hopModel();
    m_sentAfter = hops.rowCount() == 0 ? 0 : hops.hop(hops.rowCount() - 1).number;
    m_job = new core::SendJob(m_context.cluster, outgoing, this);
    connect(m_job, &core::SendJob::progressed, this,
        [this, message = outgoing.message](const core::SendProgress &progress) { showProgress(message, progress); });
    connect(m_job, &core::SendJob::finished, m_job, &QObject::deleteLater);
    m_job->start();
}

void ComposerLink::showProgress(const core::SavedMessage &message, const core::SendProgress &progress)
{
    m_shown = {message, progress};
    const bool isUnanswered = progress.wanted == 1 && progress.waiting == 0 && progress.unanswered > 0;
    const Outcome result = outcome(message, progress, isUnanswered ? traceOf(message) : core::Trace());
    m_composer.showOutcome(result.text, result.tone, message.repeatCount > 1 && progress.sent < progress.wanted);
    if (isUnanswered)
        m_showAgain = [this, message, progress] { showProgress(message, progress); };
}

void ComposerLink::updateOutcome()
{
    if (m_shown) {
        const auto [message, progress] = *m_shown;
        showProgress(message, progress);
    }
}

core::Trace ComposerLink::traceOf(const core::SavedMessage &message) const
{
    const models::HopModel &hops = m_context.controller.hopModel();
    quint64 found = 0;
    for (int row = hops.rowCount() - 1; row >= 0 && hops.hop(row).number > m_sentAfter; --row) {
        const core::Hop &hop = hops.hop(row);
        if (hop.kind == core::HopKind::Emitted && hop.from.id == message.senderId && hop.eventName == message.event)
            found = hop.message;
    }
    return found == 0 ? core::Trace() : core::Trace::of(hops.hopsOf(found));
}

} // namespace relayscope::ui
