#pragma once

#include "models/tracefeed.h"
#include "ui/widgets/paneldock.h"

class QMenu;
class QStackedWidget;

namespace relayscope::ui {

class ExplanationPane;
class InlineBarStack;
class MessageEmptyState;
class TraceExporter;
class TracePage;
struct PanelContext;

/// The way of the selected message, or of the latest one, hop by hop. GUI thread; owned by the main window.
class TraceDock final : public PanelDock {
    Q_OBJECT

public:
    explicit TraceDock(PanelContext &context, QWidget *parent = nullptr);

    [[nodiscard]] TracePage &page() const { return *m_page; }
    [[nodiscard]] TraceExporter &exporter() const { return *m_exporter; }
    [[nodiscard]] const core::Trace &trace() const { return m_feed.trace(); }

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void connectActions();
    void fillExportMenu();
    void setFollowing(bool following);
    void showTrace();
    void showCurrentStep();
    void showNote();
    void setExplaining(bool explains);
    void showExplanation();
    void selectStep(int step);

    PanelContext &m_context;
    models::TraceFeed m_feed;
    InlineBarStack *m_bars;
    QStackedWidget *m_pages;
    MessageEmptyState *m_empty;
    TracePage *m_page;
    ExplanationPane *m_explanation;
    TraceExporter *m_exporter;
    QMenu *m_exportMenu;
};

} // namespace relayscope::ui
