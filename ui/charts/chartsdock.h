#pragma once

#include "core/stats/resolution.h"
#include "models/chartkind.h"
#include "models/plottedfilters.h"
#include "ui/charts/chartpane.h"
#include "ui/widgets/paneldock.h"

#include <QHash>
#include <QTimer>

class QComboBox;
class QSplitter;
class QStackedWidget;

namespace relayscope::core {
class StatisticsService;
}

namespace relayscope::ui {

class EmptyState;
struct PanelContext;

/// Charts of what the cluster does: up to kMaxPanes side by side over the same time. One timer draws them all, and only
/// while the dock is visible and something is new. GUI thread; owned by the main window.
class ChartsDock final : public PanelDock {
    Q_OBJECT

public:
    static constexpr int kMaxPanes = 4;
    static constexpr std::chrono::milliseconds kRedrawInterval{250};

    explicit ChartsDock(PanelContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QList<ChartPane *> panes() const { return m_panes; }
    [[nodiscard]] models::PlottedFilters &filters() { return m_filters; }

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeTitle();
    void addPane(models::ChartKind kind);
    void removePane(ChartPane *pane);
    void arrange();
    void restore();
    void remember();
    void plot(const QString &expression);
    void filterStream(double fromSecond, double toSecond);
    void redraw();
    void showSummary();
    [[nodiscard]] QList<PlotBand> bands(core::SecondRange range) const;
    [[nodiscard]] models::ChartNames names();

    PanelContext &m_context;
    core::StatisticsService &m_statistics;
    models::PlottedFilters m_filters;
    QAction *m_addPane;
    QComboBox *m_window;
    QComboBox *m_timeAxis;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QSplitter *m_splitter;
    QList<ChartPane *> m_panes;
    QTimer m_redraw;
    /// Of nodes by id, of removed ones too.
    QHash<QString, QString> m_nodeNames;
    qint64 m_drawnSecond = 0;
    bool m_dirty = true;
};

} // namespace relayscope::ui
