#pragma once

#include <QByteArray>
#include <QObject>
#include <QSet>
#include <QString>

namespace relayscope::core {
class Cluster;
struct ClusterDocument;
} // namespace relayscope::core

namespace relayscope::ui {

/// Makes the running cluster what the document says: starts, removes, moves and renames by the difference. Does nothing
/// while nothing runs. GUI thread; part of the document session.
class ClusterProjection final : public QObject {
    Q_OBJECT

public:
    /// document: the one that is shown, whatever becomes of it.
    ClusterProjection(core::Cluster &cluster, const core::ClusterDocument &document);
    Q_DISABLE_COPY_MOVE(ClusterProjection)

    /// Runs the document's cluster. Does nothing while something runs.
    void start();
    /// The document has changed.
    void update();

private:
    void showNodes();
    void showClients();
    void showRules();

    core::Cluster &m_cluster;
    const core::ClusterDocument &m_document;
    /// Nodes that were told to go and still stop: one with the same id can come only after that.
    QSet<QString> m_leaving;
    QByteArray m_shownRules;
};

} // namespace relayscope::ui
