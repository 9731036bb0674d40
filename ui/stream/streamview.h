#pragma once

#include <QTreeView>

namespace relayscope::core {
struct Hop;
}

namespace relayscope::models {
class FilteredHopModel;
class HopMarks;
} // namespace relayscope::models

namespace relayscope::ui {

class HopDelegate;

/// The table of hops. Follows its end until the user scrolls up or selects a row, and again from the end; highlights
/// the whole message of the current row. GUI thread; owned by its StreamPage.
class StreamView final : public QTreeView {
    Q_OBJECT

public:
    StreamView(models::FilteredHopModel &rows, models::HopMarks &marks, QWidget *parent = nullptr);

    [[nodiscard]] bool isFollowing() const { return m_following; }
    void setFollowing(bool following);
    /// Rows that came since it stopped following.
    [[nodiscard]] int unseenCount() const { return m_unseen; }
    void setPlaceholderText(const QString &text);

    /// Null when there is no current row. Valid until the next change.
    [[nodiscard]] const core::Hop *currentHop() const;
    /// Makes that row the current one and brings it into view.
    void goTo(int row);
    /// The same for what was selected elsewhere, and tells nobody. reveal: bring it into view.
    void showRow(int row, bool reveal);
    void highlight(quint64 message);

signals:
    void followingChanged(bool following);
    void unseenCountChanged(int count);
    /// The user went to another row.
    void currentHopChanged();
    void menuRequested(const QModelIndex &cell, const QPoint &globalPosition);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void updateGeometries() override;

private:
    void setDefaultColumnWidths();
    /// What is in sight is no longer new.
    void forgetSeen();
    void noteArrived(int count);
    void keepPlace(int removedRows);
    void setUnseenCount(int count);

    models::FilteredHopModel &m_rows;
    HopDelegate *m_delegate;
    QString m_placeholder;
    quint64 m_highlighted = 0;
    int m_unseen = 0;
    bool m_following = true;
    bool m_telling = true;
};

} // namespace relayscope::ui
