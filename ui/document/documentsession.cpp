#include "ui/document/documentsession.h"

#include "core/cluster.h"
#include "core/document/documentreader.h"
#include "core/specnames.h"

#include <QRandomGenerator>
#include <QUndoCommand>

#include <algorithm>
#include <utility>

namespace relayscope::ui {

using core::ClientSpec;
using core::ClusterDocument;
using core::NodeSpec;

namespace {

/// Documents are small: a step keeps the whole before and after, so that undoing cannot differ from doing.
constexpr int kUndoLimit = 200;

template<typename Spec>
auto findById(QList<Spec> &specs, const QString &id)
{
    return std::find_if(specs.begin(), specs.end(), [&id](const Spec &spec) { return spec.id == id; });
}

template<typename Spec>
QSet<QString> idsAndNamesOf(const QList<Spec> &specs)
{
    QSet<QString> taken;
    for (const Spec &spec : specs)
        taken << spec.id << spec.name;
    return taken;
}

} // namespace

class DocumentSession::Edit final : public QUndoCommand {
public:
    Edit(DocumentSession &session, const QString &what, ClusterDocument after)
        : QUndoCommand(what)
        , m_session(session)
        , m_before(session.m_document)
        , m_after(std::move(after))
    {
    }

    void undo() override { m_session.show(m_before); }
    void redo() override { m_session.show(m_after); }

private:
    DocumentSession &m_session;
    ClusterDocument m_before;
    ClusterDocument m_after;
};

DocumentSession::DocumentSession(core::Cluster &cluster, QObject *parent)
    : QObject(parent)
    , m_cluster(cluster)
    , m_projection(cluster, m_document)
{
    m_undoStack.setUndoLimit(kUndoLimit);
}

bool DocumentSession::isEmpty() const
{
    return m_document == ClusterDocument{};
}

ClusterDocument DocumentSession::forRestore() const
{
    ClusterDocument document = m_document;
    document.rulesDraft = m_rulesDraft;
    document.editedFile = m_file;
    return document;
}

void DocumentSession::setRulesDraft(const QByteArray &json)
{
    if (json == m_rulesDraft)
        return;
    m_rulesDraft = json;
    emit rulesDraftChanged();
}

void DocumentSession::replace(const ClusterDocument &document)
{
    if (isUnsaved())
        emit putAway(forRestore());
    m_undoStack.clear();
    ClusterDocument plain = document;
    plain.editedFile.clear();
    const QByteArray draft = std::exchange(plain.rulesDraft, {});
    show(plain);
    emit replaced();
    if (!draft.isEmpty())
        emit rulesDraftRestored(draft);
}

void DocumentSession::restore(const ClusterDocument &document)
{
    ClusterDocument plain = document;
    plain.editedFile.clear();
    const QByteArray draft = std::exchange(plain.rulesDraft, {});
    edit(tr("bring back"), plain);
    if (!draft.isEmpty())
        emit rulesDraftRestored(draft);
}

void DocumentSession::adoptCluster(const core::RedisSpec &redis)
{
    ClusterDocument document;
    document.shelf = m_document.shelf;
    document.cluster.redis = redis;
    for (const core::NodeStatus &node : m_cluster.nodes())
        document.cluster.nodes.append(node.spec);
    for (const core::ClientStatus &client : m_cluster.clients())
        document.cluster.clients.append(client.spec);
    replace(document);
}

void DocumentSession::startCluster()
{
    m_projection.start();
}

void DocumentSession::addNodes(int count, const NodeSpec &like)
{
    const bool isFirst = m_document.cluster.nodes.isEmpty();
    ClusterDocument after = m_document;
    for (int i = 0; i < count; ++i) {
        NodeSpec spec = like;
        core::completeNode(spec, idsAndNamesOf(after.cluster.nodes));
        after.cluster.nodes.append(spec);
    }
    edit(count == 1 ? tr("add a node") : tr("add %1 nodes").arg(count), std::move(after));
    if (isFirst)
        startCluster();
}

void DocumentSession::addClients(int count, const ClientSpec &like, Placement placement)
{
    const QStringList nodes = nodeIds();
    if (nodes.isEmpty())
        return;
    ClusterDocument after = m_document;
    for (int i = 0; i < count; ++i) {
        ClientSpec spec = like;
        core::completeClient(spec, idsAndNamesOf(after.cluster.clients));
        if (placement == Placement::Random)
            spec.nodeId = nodes.at(QRandomGenerator::global()->bounded(int(nodes.size())));
        else if (placement == Placement::RoundRobin || !nodes.contains(spec.nodeId))
            spec.nodeId = core::leastUsedNode(nodes, after.cluster.clients);
        after.cluster.clients.append(spec);
    }
    edit(count == 1 ? tr("add a client") : tr("add %1 clients").arg(count), std::move(after));
}

void DocumentSession::removeNode(const QString &id)
{
    ClusterDocument after = m_document;
    after.cluster.nodes.removeIf([&id](const NodeSpec &node) { return node.id == id; });
    after.cluster.clients.removeIf([&id](const ClientSpec &client) { return client.nodeId == id; });
    edit(tr("remove a node"), std::move(after));
}

void DocumentSession::removeClient(const QString &id)
{
    ClusterDocument after = m_document;
    after.cluster.clients.removeIf([&id](const ClientSpec &client) { return client.id == id; });
    edit(tr("remove a client"), std::move(after));
}

QString DocumentSession::nameProblem(const QString &id, const QString &name) const
{
    const QString wanted = name.trimmed();
    if (wanted.isEmpty())
        return tr("A name is needed.");
    if (wanted.size() > core::kMaxNameChars)
        return tr("A name has at most %1 characters.").arg(core::kMaxNameChars);
    const auto has
        = [&](const auto &spec) { return spec.id != id && spec.name.compare(wanted, Qt::CaseInsensitive) == 0; };
    const core::ClusterSpec &cluster = m_document.cluster;
    if (std::any_of(cluster.nodes.cbegin(), cluster.nodes.cend(), has))
        return tr("Another node has this name.");
    if (std::any_of(cluster.clients.cbegin(), cluster.clients.cend(), has))
        return tr("Another client has this name.");
    return {};
}

void DocumentSession::renameNode(const QString &id, const QString &name)
{
    ClusterDocument after = m_document;
    const auto node = findById(after.cluster.nodes, id);
    if (node == after.cluster.nodes.end() || !nameProblem(id, name).isEmpty())
        return;
    node->name = name.trimmed();
    edit(tr("rename a node"), std::move(after));
}

void DocumentSession::renameClient(const QString &id, const QString &name)
{
    ClusterDocument after = m_document;
    const auto client = findById(after.cluster.clients, id);
    if (client == after.cluster.clients.end() || !nameProblem(id, name).isEmpty())
        return;
    client->name = name.trimmed();
    edit(tr("rename a client"), std::move(after));
}

void DocumentSession::moveClient(const QString &id, const QString &nodeId)
{
    ClusterDocument after = m_document;
    const auto client = findById(after.cluster.clients, id);
    if (client == after.cluster.clients.end() || !nodeIds().contains(nodeId))
        return;
    client->nodeId = nodeId;
    edit(tr("move a client"), std::move(after));
}

void DocumentSession::setRules(const QByteArray &json)
{
    ClusterDocument after = m_document;
    after.rules = json;
    edit(tr("change the rules"), std::move(after));
}

void DocumentSession::setShelf(const QList<core::SavedMessage> &messages, const QString &what)
{
    ClusterDocument after = m_document;
    after.shelf = messages;
    edit(what, std::move(after));
}

void DocumentSession::edit(const QString &what, ClusterDocument after)
{
    QString limit;
    if (after.cluster.nodes.size() > core::kMaxDocumentNodes)
        limit = tr("A cluster has at most %1 nodes.").arg(core::kMaxDocumentNodes);
    else if (after.cluster.clients.size() > core::kMaxDocumentClients)
        limit = tr("A cluster has at most %1 clients.").arg(core::kMaxDocumentClients);
    else if (after.shelf.size() > core::kMaxShelfMessages)
        limit = tr("The shelf keeps at most %1 messages.").arg(core::kMaxShelfMessages);
    if (!limit.isEmpty())
        emit refused(limit);
    else if (after != m_document)
        m_undoStack.push(new Edit(*this, what, std::move(after)));
}

void DocumentSession::show(const ClusterDocument &document)
{
    const ClusterDocument before = std::exchange(m_document, document);
    m_projection.update();
    emit changed();
    if (before.rules != m_document.rules)
        emit rulesChanged();
    if (before.shelf != m_document.shelf)
        emit shelfChanged();
}

QStringList DocumentSession::nodeIds() const
{
    QStringList ids;
    for (const NodeSpec &node : m_document.cluster.nodes)
        ids.append(node.id);
    return ids;
}

} // namespace relayscope::ui
