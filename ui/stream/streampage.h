#pragma once

#include "core/savedmessage.h"
#include "models/filteredhopmodel.h"
#include "models/hopmarks.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace relayscope::ui {

class PanelTitle;
class StreamFilterBar;
class StreamOverview;
class StreamView;
struct PanelContext;

/// The stream with its title line and its filter: pause, follow, clear, and the pill that leads back to the newest row.
/// Shares the selected message with the other views. GUI thread; owned by the centre of the main window.
class StreamPage final : public QWidget {
    Q_OBJECT

public:
    explicit StreamPage(PanelContext &context, QWidget *parent = nullptr);
    ~StreamPage() override;
    Q_DISABLE_COPY_MOVE(StreamPage)

    [[nodiscard]] StreamView &view() const { return *m_view; }
    [[nodiscard]] const models::FilteredHopModel &rows() const { return m_rows; }

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void connectActions();
    void connectRows();
    void retranslate();
    void showCounts();
    void showEmptyState();
    void placePill();
    void followNewest();
    void showSelection();
    /// It is among the rows, but the filter lets it not through.
    [[nodiscard]] bool isSelectionHidden() const;
    void openMenu(const QModelIndex &cell, const QPoint &globalPosition);
    /// The event of the current row.
    [[nodiscard]] std::optional<core::SavedMessage> currentMessage() const;
    /// What can be done with the current row.
    void enableActions();
    void goToMark(bool forward);

    PanelContext &m_context;
    models::HopModel &m_hops;
    models::FilteredHopModel m_rows;
    models::HopMarks m_marks;
    PanelTitle *m_title;
    StreamFilterBar *m_filter;
    StreamView *m_view;
    StreamOverview *m_overview;
    QPushButton *m_pill;
    QPushButton *m_showAll;
    /// The selected row is not in the table, or not yet.
    bool m_selectionPending = false;
};

} // namespace relayscope::ui
