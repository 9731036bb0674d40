#pragma once

#include "models/chartkind.h"
#include "models/chartlines.h"
#include "ui/plots/chartplot.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QToolButton;

namespace relayscope::models {
class PlottedFilters;
}

namespace relayscope::ui {

class DeliveryView;
class FilterBar;

/// What all panes of the charts share when they are drawn.
struct ChartView {
    const core::StatisticsHistory &history;
    models::ChartNames names;
    QList<PlotBand> bands;
    core::SecondRange range;
    TimeAxis timeAxis = TimeAxis::Ago;
    /// Of the stream; nanoseconds of CLOCK_MONOTONIC.
    qint64 originNs = 0;
};

/// One chart with the choice of what it shows. Draws when it is told to. GUI thread; owned by the charts dock.
class ChartPane final : public QWidget {
    Q_OBJECT

public:
    ChartPane(models::PlottedFilters &filters, models::ChartKind kind, QWidget *parent = nullptr);

    [[nodiscard]] models::ChartKind kind() const;
    void setKind(models::ChartKind kind);
    void setClosable(bool closable);
    void draw(const ChartView &view);

signals:
    void kindChanged();
    void closeRequested();
    /// Seconds of CLOCK_MONOTONIC.
    void rangeSelected(double from, double to);
    void lostSelected(quint64 message, quint64 hop);
    void eventSelected(const QByteArray &event);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void fillChoice();
    void showParts();

    QComboBox *m_choice;
    QToolButton *m_close;
    FilterBar *m_filterBar;
    ChartPlot *m_plot;
    DeliveryView *m_delivery;
    QBoxLayout *m_body;
    models::LineStyles m_styles;
};

} // namespace relayscope::ui
