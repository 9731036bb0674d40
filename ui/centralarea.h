#pragma once

#include <QWidget>

class QStackedWidget;

namespace relayscope::models {
class HopModel;
}

namespace relayscope::ui {

class ActionRegistry;
class Composer;
class InlineBarStack;
class StartPage;
class StreamPage;

/// The middle of the window: inline bars, and below them the start page until something runs, then the stream with the
/// composer. GUI thread; owned by the main window.
class CentralArea final : public QWidget {
    Q_OBJECT

public:
    CentralArea(models::HopModel &hops, ActionRegistry &actions, QWidget *parent = nullptr);

    [[nodiscard]] InlineBarStack &bars() const { return *m_bars; }
    [[nodiscard]] StartPage &startPage() const { return *m_startPage; }
    [[nodiscard]] StreamPage &stream() const { return *m_stream; }
    [[nodiscard]] Composer &composer() const { return *m_composer; }

    void showStartPage();
    void showWorkspace();
    [[nodiscard]] bool isWorkspaceShown() const;

private:
    InlineBarStack *m_bars;
    QStackedWidget *m_pages;
    StartPage *m_startPage;
    QWidget *m_workspace;
    StreamPage *m_stream;
    Composer *m_composer;
};

} // namespace relayscope::ui
