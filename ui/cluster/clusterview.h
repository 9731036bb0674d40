#pragma once

#include <QTreeView>

namespace relayscope::ui {

/// The tree of the cluster dock: always open.
class ClusterView final : public QTreeView {
    Q_OBJECT

public:
    explicit ClusterView(QWidget *parent = nullptr);
};

} // namespace relayscope::ui
