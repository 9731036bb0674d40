#pragma once

#include <QWidget>

class QPushButton;

namespace relayscope::models {
class HopModel;
}

namespace relayscope::ui {

class ActionRegistry;
class PanelTitle;
class StreamView;

/// The stream with its title line: pause, follow, clear, and the pill that leads back to the newest row. GUI thread;
/// owned by the centre of the main window.
class StreamPage final : public QWidget {
    Q_OBJECT

public:
    StreamPage(models::HopModel &hops, ActionRegistry &actions, QWidget *parent = nullptr);

    [[nodiscard]] StreamView &view() const { return *m_view; }

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void showCounts();
    void placePill();
    void followNewest();

    models::HopModel &m_hops;
    ActionRegistry &m_actions;
    PanelTitle *m_title;
    StreamView *m_view;
    QPushButton *m_pill;
};

} // namespace relayscope::ui
