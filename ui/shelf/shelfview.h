#pragma once

#include <QListView>

namespace relayscope::ui {

/// The cards of the shelf: a click loads a message, a double click or the button in it sends it. GUI thread. Does
/// neither itself.
class ShelfView final : public QListView {
    Q_OBJECT

public:
    explicit ShelfView(QWidget *parent = nullptr);

    /// Selected rows in order.
    [[nodiscard]] QList<int> selectedRows() const;

signals:
    void loadRequested(const QModelIndex &index);
    void sendRequested(const QModelIndex &index);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] bool isOnButton(const QModelIndex &index, const QPoint &position) const;
};

} // namespace relayscope::ui
