#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace relayscope::ui {

/// What the trace panel says while there is no trace, with the button that gives one. GUI thread.
class TraceEmptyPage final : public QWidget {
    Q_OBJECT

public:
    explicit TraceEmptyPage(QWidget *parent = nullptr);

    /// Whether there is a message that could be shown.
    void setMessagesThere(bool there);

signals:
    void latestRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_text;
    QPushButton *m_button;
    bool m_areMessagesThere = false;
};

} // namespace relayscope::ui
