#pragma once

#include <QObject>

namespace relayscope::core {
class Cluster;
}

namespace relayscope::models {
class ClusterModel;
}

namespace relayscope::ui {

class DocumentSession;

/// Keeps the nodes and clients of the document in the cluster tree while they do not run, as stopped, so that they can
/// be looked at and edited before they are started. GUI thread; part of the cluster controller.
class StoppedMembers final : public QObject {
    Q_OBJECT

public:
    StoppedMembers(core::Cluster &cluster, DocumentSession &document, models::ClusterModel &model);
    Q_DISABLE_COPY_MOVE(StoppedMembers)

private:
    /// Makes the tree what the document says; does nothing while something runs.
    void update();
    /// The cluster has let go of it.
    void keepNode(const QString &id);
    void keepClient(const QString &id);

    core::Cluster &m_cluster;
    DocumentSession &m_document;
    models::ClusterModel &m_model;
};

} // namespace relayscope::ui
