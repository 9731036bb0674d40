#pragma once

#include <QObject>

#include <optional>

class QCPItemRect;
class QCPItemStraightLine;
class QCustomPlot;
class QMouseEvent;

namespace relayscope::ui {

/// The mouse in a plot: a line at its place while it hovers, and the part of the horizontal axis that it is dragged
/// over. Works in coordinates of that axis. Owned by the plot.
class ChartCursor final : public QObject {
    Q_OBJECT

public:
    explicit ChartCursor(QCustomPlot &plot);

    /// Takes the colours of the plot's palette.
    void showLook();

signals:
    void hovered(double position, const QPoint &globalPosition);
    void left();
    /// from < to.
    void dragged(double from, double to);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void press(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    void release(const QMouseEvent &event);
    void hide();
    void redraw();
    /// Within the axes; pixels.
    [[nodiscard]] double pixelOf(const QMouseEvent &event) const;

    QCustomPlot &m_plot;
    QCPItemStraightLine *m_line;
    QCPItemRect *m_choice;
    /// Where the mouse was pressed; pixels.
    std::optional<double> m_pressed;
};

} // namespace relayscope::ui
