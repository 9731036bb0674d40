#pragma once

#include <QTreeView>

namespace relayscope::models {
class HopModel;
}

namespace relayscope::ui {

class HopDelegate;

/// The table of hops. Follows its end until the user scrolls up or selects a row, and again from the end; highlights
/// the whole message of the current row. GUI thread; owned by its StreamPage.
class StreamView final : public QTreeView {
    Q_OBJECT

public:
    explicit StreamView(models::HopModel &hops, QWidget *parent = nullptr);

    [[nodiscard]] bool isFollowing() const { return m_following; }
    void setFollowing(bool following);
    /// Rows that came since it stopped following.
    [[nodiscard]] int unseenCount() const { return m_unseen; }
    /// Selected rows as lines of tab-separated cells.
    void copySelection() const;
    void setPlaceholderText(const QString &text);

signals:
    void followingChanged(bool following);
    void unseenCountChanged(int count);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void updateGeometries() override;

private:
    void setDefaultColumnWidths();
    void noteInserted(int count);
    void keepPlace(int removedRows);
    void setUnseenCount(int count);

    models::HopModel &m_hops;
    HopDelegate *m_delegate;
    QString m_placeholder;
    quint64 m_highlighted = 0;
    int m_unseen = 0;
    bool m_following = true;
};

} // namespace relayscope::ui
