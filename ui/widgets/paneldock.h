#pragma once

#include <QDockWidget>

namespace relayscope::ui {

class PanelTitle;

/// A dock with the title line that all panels have. It can be moved, tabbed and closed, not torn off. Subclasses set
/// their texts in retranslate(), which is called when the language changes, and once by themselves when they are made.
class PanelDock : public QDockWidget {
    Q_OBJECT

public:
    /// objectName: under which layouts remember it.
    explicit PanelDock(const QString &objectName, QWidget *parent = nullptr);

    [[nodiscard]] PanelTitle &title() const { return *m_title; }

protected:
    /// Of the title line, the tab and the menu.
    void setPanelTitle(const QString &text);
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;

private:
    PanelTitle *m_title;
};

} // namespace relayscope::ui
