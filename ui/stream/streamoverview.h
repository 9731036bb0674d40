#pragma once

#include "models/tone.h"

#include <QList>
#include <QTimer>
#include <QWidget>

class QScrollBar;

namespace relayscope::models {
class FilteredHopModel;
class HopMarks;
class MessageSelection;
} // namespace relayscope::models

namespace relayscope::ui {

/// All rows of the stream at once, beside the scroll bar: problems, marks and the selected message as lines where their
/// rows are. A click goes there. Looks at the rows at most twice a second, and not while hidden. GUI thread.
class StreamOverview final : public QWidget {
    Q_OBJECT

public:
    StreamOverview(const models::FilteredHopModel &rows, const models::HopMarks &marks,
        const models::MessageSelection &selection, QScrollBar &bar, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    /// The worst of the rows in each line of the widget, from the top; Plain where there is nothing to see.
    [[nodiscard]] const QList<models::Tone> &lines() const { return m_lines; }

signals:
    /// 0..1 of all rows.
    void placeRequested(double place);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void lookSoon();
    void look();
    [[nodiscard]] int yOf(int row) const;
    void ask(const QMouseEvent &event);

    const models::FilteredHopModel &m_rows;
    const models::HopMarks &m_marks;
    const models::MessageSelection &m_selection;
    QScrollBar &m_bar;
    QList<models::Tone> m_lines;
    QTimer m_timer;
};

} // namespace relayscope::ui
