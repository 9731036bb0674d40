#pragma once

#include <QTreeView>

namespace relayscope::ui {

/// The tree of the cluster dock: always open, with a word where nothing runs yet.
class ClusterView final : public QTreeView {
    Q_OBJECT

public:
    explicit ClusterView(QWidget *parent = nullptr);

    void setPlaceholderText(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_placeholder;
};

} // namespace relayscope::ui
