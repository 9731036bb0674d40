#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace relayscope::ui {

/// A few choices side by side of which one holds, for where a list that opens would hide them. The arrow keys walk
/// them.
class SegmentedChoice final : public QWidget {
    Q_OBJECT

public:
    /// The first of them holds.
    explicit SegmentedChoice(int count, QWidget *parent = nullptr);

    void setSegment(int index, const QString &text, const QString &toolTip = {});
    [[nodiscard]] int currentIndex() const;
    /// Tells nobody.
    void setCurrentIndex(int index);

signals:
    /// By the user.
    void activated(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_layout;
    QButtonGroup *m_segments;
};

} // namespace relayscope::ui
