#pragma once

#include "models/chartlines.h"

#include <QWidget>

#include <memory>

namespace relayscope::ui {

/// How the time of a chart is written at its axis.
enum class TimeAxis {
    /// Before now: "-0:30".
    Ago,
    /// Of the day: "14:03:20".
    Clock,
};

/// A time with a name, drawn behind the lines: a node was down.
struct PlotBand {
    /// Seconds of CLOCK_MONOTONIC.
    double from = 0;
    double to = 0;
    QString label;
};

struct PlotContent {
    QList<models::ChartLine> lines;
    QList<PlotBand> bands;
    core::SecondRange range;
    TimeAxis timeAxis = TimeAxis::Ago;
    /// Title of the value axis.
    QString unit;
    /// In place of the lines when none has a point.
    QString emptyText;
};

/// Lines over time with their legend: hovering shows the values of a moment, dragging chooses a part of the time. Each
/// line has its own dash pattern besides its colour. Draws when show() is called and when its look changes, never by
/// itself. GUI thread.
class ChartPlot final : public QWidget {
    Q_OBJECT

public:
    explicit ChartPlot(QWidget *parent = nullptr);
    ~ChartPlot() override;
    Q_DISABLE_COPY_MOVE(ChartPlot)

    /// Draws it when the event loop runs again.
    void showContent(PlotContent content);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// The user dragged over a part of the time; seconds of CLOCK_MONOTONIC, from < to.
    void rangeSelected(double from, double to);

protected:
    void changeEvent(QEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace relayscope::ui
