#pragma once

#include "core/problem.h"
#include "ui/widgets/inlinebar.h"

#include <QObject>

namespace relayscope::models {
class ClusterModel;
}
namespace relayscope::core {
class Cluster;
}

namespace relayscope::ui {

class InlineBarStack;

/// Shows the problems of the cluster as inline bars with their next action as a button, and takes a bar away when its
/// problem is solved. GUI thread; owned by the main window.
class ProblemPresenter final : public QObject {
    Q_OBJECT

public:
    ProblemPresenter(
        core::Cluster &cluster, const models::ClusterModel &model, InlineBarStack &bars, QObject *parent = nullptr);

    void present(const core::Problem &problem);
    void chooseRulesFile();

signals:
    /// The user has put something right (installed a program, say): try the whole again.
    void retryRequested();

private:
    [[nodiscard]] QList<InlineMessage::Action> actionsFor(const core::Problem &problem);
    [[nodiscard]] QList<InlineMessage::Action> actionsForFailedNode(const QString &id);
    [[nodiscard]] QString nameOf(const QString &where) const;
    [[nodiscard]] QString lastLog(const QString &where) const;

    core::Cluster &m_cluster;
    const models::ClusterModel &m_model;
    InlineBarStack &m_bars;
};

} // namespace relayscope::ui
