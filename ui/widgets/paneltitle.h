#pragma once

#include <QWidget>

class QLabel;
class QHBoxLayout;

namespace relayscope::ui {

/// The line at the top of a panel: its title, a muted note, its actions as tool buttons at the right.
class PanelTitle final : public QWidget {
    Q_OBJECT

public:
    explicit PanelTitle(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setNote(const QString &note);
    [[nodiscard]] QString note() const;
    /// Beside the actions, in the order in which they come.
    void addWidget(QWidget *widget);
    void addActions(const QList<QAction *> &actions);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void colorNote();

    QLabel *m_title;
    QLabel *m_note;
    QHBoxLayout *m_layout;
};

} // namespace relayscope::ui
