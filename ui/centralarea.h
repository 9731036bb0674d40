#pragma once

#include <QWidget>

#include <array>

class QAction;
class QSplitter;
class QStackedWidget;

namespace relayscope::ui {

class Composer;
class ComposerLink;
class InlineBarStack;
class PicturePage;
class StartPage;
class StreamPage;
struct PanelContext;

/// A part of the workspace that the user can show and hide.
enum class CentralPart { Picture, Stream, Composer, Count };

/// The middle of the window: inline bars, and below them the start page until something runs, then the workspace:
/// the views of the stream above one another, the composer at the bottom. GUI thread; owned by the main window.
class CentralArea final : public QWidget {
    Q_OBJECT

public:
    explicit CentralArea(PanelContext &context, QWidget *parent = nullptr);

    [[nodiscard]] InlineBarStack &bars() const { return *m_bars; }
    [[nodiscard]] StartPage &startPage() const { return *m_startPage; }
    [[nodiscard]] PicturePage &picture() const { return *m_picture; }
    [[nodiscard]] StreamPage &stream() const { return *m_stream; }
    [[nodiscard]] Composer &composer() const { return *m_composer; }

    void showStartPage();
    void showWorkspace();
    [[nodiscard]] bool isWorkspaceShown() const;

    void setPartShown(CentralPart part, bool shown);
    /// Shows and hides the part, for the View menu.
    [[nodiscard]] QAction *toggleAction(CentralPart part) const;
    /// How much of the height each view has, in any unit.
    void setViewShares(int picture, int stream);
    /// Which parts are shown and how high they are; restoreState() leaves all as it is when it cannot read it.
    [[nodiscard]] QByteArray saveState() const;
    bool restoreState(const QByteArray &state);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] QWidget *widgetOf(CentralPart part) const;

    InlineBarStack *m_bars;
    QStackedWidget *m_pages;
    StartPage *m_startPage;
    QWidget *m_workspace;
    QSplitter *m_views;
    PicturePage *m_picture;
    StreamPage *m_stream;
    Composer *m_composer;
    ComposerLink *m_composerLink;
    std::array<QAction *, static_cast<std::size_t>(CentralPart::Count)> m_toggles{};
};

} // namespace relayscope::ui
