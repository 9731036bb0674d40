#pragma once

#include <QTreeView>

namespace relayscope::models {
class ByteTreeModel;
}

namespace relayscope::ui {

class ByteMark;

/// The values of a frame as a tree: the current one marks its bytes, marked bytes make theirs the current one. GUI
/// thread; owned by the InspectorView.
class ByteTreeView final : public QTreeView {
    Q_OBJECT

public:
    ByteTreeView(models::ByteTreeModel &model, ByteMark &mark, QWidget *parent = nullptr);

    void setPlaceholderText(const QString &text);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showMark();
    void setColumnWidths();

    models::ByteTreeModel &m_model;
    ByteMark &m_mark;
    QString m_placeholder;
    /// The current item follows the mark now, not the user.
    bool m_isShowing = false;
};

} // namespace relayscope::ui
