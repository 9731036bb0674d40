#pragma once

#include <QTreeView>

namespace relayscope::models {
class LogModel;
}

namespace relayscope::ui {

class LogDelegate;

/// The table of log lines. Follows its end until the user scrolls up or selects a line, and again from the end. Marks
/// the lines of a moment, and what is searched for. GUI thread; owned by the logs dock.
class LogView final : public QTreeView {
    Q_OBJECT

public:
    explicit LogView(models::LogModel &log, QWidget *parent = nullptr);

    [[nodiscard]] bool isFollowing() const { return m_following; }
    void setFollowing(bool following);
    /// Empty for nothing.
    void setSearch(const QString &text);
    /// Nanoseconds of CLOCK_MONOTONIC; from > to for none.
    void markTimes(qint64 fromNs, qint64 toNs);

signals:
    void followingChanged(bool following);
    /// By the user.
    void lineChosen(qint64 timeNs);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void updateGeometries() override;

private:
    void keepPlace(int removedRows);
    void choose();

    LogDelegate *m_delegate;
    qint64 m_markedFromNs = 0;
    qint64 m_markedToNs = -1;
    bool m_following = true;
};

} // namespace relayscope::ui
