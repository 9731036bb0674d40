#pragma once

#include "ui/plots/ladderplot.h"

#include <QWidget>

class QScrollBar;

namespace relayscope::ui {

/// A ladder with scroll bars, keys and mouse. Up and down or n and p go from step to step, j and k, h and l move the
/// view, + and - or Ctrl and the wheel zoom, 0 shows it as it was at first; a click selects. GUI thread.
class LadderView final : public QWidget {
    Q_OBJECT

public:
    explicit LadderView(QWidget *parent = nullptr);

    /// Keeps the view while it is the same message.
    void setTrace(const core::Trace &trace);
    /// -1 for none; comes into sight.
    void setCurrentStep(int step);
    [[nodiscard]] int currentStep() const { return m_current; }
    void setSpacing(LadderSpacing spacing);
    [[nodiscard]] const LadderPlot &plot() const { return *m_plot; }
    [[nodiscard]] LadderPlot &plot() { return *m_plot; }

signals:
    /// By the user.
    void stepSelected(int step);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void selectStep(int step);
    /// factor: of the zoom there is; the point stays where it is.
    void zoom(double factor, double y);
    void resetZoom();
    void updateRanges();
    void showView();
    void bringIntoSight(int step);
    [[nodiscard]] double pixelsPerUnit() const;
    [[nodiscard]] double contentUnits() const;
    [[nodiscard]] int topPadding() const;

    LadderPlot *m_plot;
    QScrollBar *m_vertical;
    QScrollBar *m_horizontal;
    int m_current = -1;
    double m_zoom = 1;
    QPoint m_dragFrom;
};

} // namespace relayscope::ui
