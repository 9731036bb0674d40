#pragma once

#include "core/trace.h"

#include <QByteArray>
#include <QImage>
#include <QWidget>

#include <memory>

namespace relayscope::ui {

enum class LadderSpacing {
    /// Every step takes the same height: hops bunch up within a millisecond, and can be read apart so.
    Equal,
    /// As far apart as they were in time.
    ToScale,
};

/// The drawing of a trace as a ladder: lanes across, time down; the heads of the lanes and the times stay in sight.
/// Shows the part that setView() names and knows nothing of keys and scroll bars (LadderView). Transparent for the
/// mouse. GUI thread.
class LadderPlot final : public QWidget {
    Q_OBJECT

public:
    explicit LadderPlot(QWidget *parent = nullptr);
    ~LadderPlot() override;
    Q_DISABLE_COPY_MOVE(LadderPlot)

    void setTrace(const core::Trace &trace);
    [[nodiscard]] const core::Trace &trace() const;
    void setSpacing(LadderSpacing spacing);
    [[nodiscard]] LadderSpacing spacing() const;
    /// Index of the highlighted step, -1 for none.
    void setCurrentStep(int step);

    /// left and right in lanes (0 is the first), top and bottom in rows of steps or in ns.
    struct View {
        double left = 0;
        double right = 0;
        double top = 0;
        double bottom = 0;
    };
    void setView(const View &view);
    /// The part of the widget below the heads and right of the times.
    [[nodiscard]] QRect plotRect() const;
    /// Size of plotRect() for which the whole trace can be read, evenly spaced.
    [[nodiscard]] QSize contentSize() const;
    /// -1 for none near that point of the widget.
    [[nodiscard]] int stepAt(const QPointF &position) const;
    /// Where the step's arrow starts, in the unit of View::top.
    [[nodiscard]] double positionOf(int step) const;

    /// The whole ladder, evenly spaced. scale: device pixels per pixel.
    [[nodiscard]] QImage toImage(qreal scale) const;
    [[nodiscard]] QByteArray toSvg() const;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void replot();
    [[nodiscard]] std::unique_ptr<LadderPlot> makeWholeCopy() const;

    class Canvas;
    std::unique_ptr<Canvas> m_canvas;
};

} // namespace relayscope::ui
