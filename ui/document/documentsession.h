#pragma once

#include "core/document/clusterdocument.h"
#include "ui/document/clusterprojection.h"

#include <QObject>
#include <QUndoStack>

namespace relayscope::core {
class Cluster;
}

namespace relayscope::ui {

/// Where new clients connect to.
enum class Placement {
    /// To the node that has the fewest clients.
    RoundRobin,
    Random,
    /// To the node that their spec names.
    Chosen,
};

/// The cluster as the user wants it: the document, its undo stack, and its projection on the running cluster. Every
/// edit goes through here and is one step to undo; while the cluster runs it takes effect at once. GUI thread; owned by
/// the main window; knows no widget.
class DocumentSession final : public QObject {
    Q_OBJECT

public:
    explicit DocumentSession(core::Cluster &cluster, QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(DocumentSession)

    [[nodiscard]] const core::ClusterDocument &document() const { return m_document; }
    [[nodiscard]] QUndoStack &undoStack() { return m_undoStack; }
    /// No node and nothing that the user wrote.
    [[nodiscard]] bool isEmpty() const;
    /// There is something that the user would miss and that no file has.
    [[nodiscard]] bool isUnsaved() const { return !m_undoStack.isClean() && !isEmpty(); }

    /// The document with its file and the rules that were typed for it and not applied, to be kept for a restore.
    [[nodiscard]] core::ClusterDocument forRestore() const;
    /// Path of the file that it was read from or saved in; empty for none.
    [[nodiscard]] const QString &file() const { return m_file; }
    void setFile(const QString &file) { m_file = file; }
    /// Rules that are typed and not applied; empty for none. No edit: they are no part of document().
    [[nodiscard]] const QByteArray &rulesDraft() const { return m_rulesDraft; }
    void setRulesDraft(const QByteArray &json);

    /// Another document; what could be undone is forgotten. The cluster is left as it is: stop it first.
    void replace(const core::ClusterDocument &document);
    /// The same as an edit, so that it counts as unsaved.
    void restore(const core::ClusterDocument &document);
    /// What runs becomes the document's cluster, with nothing to undo: for a demo. redis: what it was started with.
    void adoptCluster(const core::RedisSpec &redis);
    /// Runs it. Does nothing while something runs.
    void startCluster();

    /// like: its empty fields are chosen, its others are of all new ones. The first nodes start the cluster.
    void addNodes(int count, const core::NodeSpec &like = {});
    void addClients(int count, const core::ClientSpec &like = {}, Placement placement = Placement::RoundRobin);
    /// With its clients.
    void removeNode(const QString &id);
    void removeClient(const QString &id);
    /// Why the node or client cannot have this name, in words; empty when it can. Names are told apart among all nodes
    /// and clients, since the stream shows them side by side.
    [[nodiscard]] QString nameProblem(const QString &id, const QString &name) const;
    /// Does nothing when there is a nameProblem().
    void renameNode(const QString &id, const QString &name);
    void renameClient(const QString &id, const QString &name);
    /// The client connects to this node from now on.
    void moveClient(const QString &id, const QString &nodeId);

    /// Text of the rules of all nodes, empty for their own ones.
    [[nodiscard]] const QByteArray &rules() const { return m_document.rules; }
    void setRules(const QByteArray &json);
    [[nodiscard]] const QList<core::SavedMessage> &shelf() const { return m_document.shelf; }
    /// what: the edit in words, for the Edit menu.
    void setShelf(const QList<core::SavedMessage> &messages, const QString &what);

signals:
    /// An edit was not made, because a cluster file could not hold it; in words.
    void refused(const QString &reason);
    /// replace() put away a document that was edited and not saved.
    void putAway(const relayscope::core::ClusterDocument &unsaved);
    /// By replace(): what is shown of the cluster before is over.
    void replaced();
    /// The document is another one; the following two tell of its parts.
    void changed();
    void rulesChanged();
    void shelfChanged();
    void rulesDraftChanged();
    /// A document came with rules that somebody had typed and not applied.
    void rulesDraftRestored(const QByteArray &json);

private:
    class Edit;

    void edit(const QString &what, core::ClusterDocument after);
    void show(const core::ClusterDocument &document);
    [[nodiscard]] QStringList nodeIds() const;

    core::Cluster &m_cluster;
    core::ClusterDocument m_document;
    QString m_file;
    QByteArray m_rulesDraft;
    ClusterProjection m_projection;
    QUndoStack m_undoStack;
};

} // namespace relayscope::ui
