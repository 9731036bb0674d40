#pragma once

#include <QObject>
#include <QString>

namespace relayscope::ui {

class MainWindow;

/// Saves a picture of the window as soon as it shows what it should, then closes the window. GUI thread; owned by main.
class Screenshot final : public QObject {
    Q_OBJECT

public:
    Screenshot(MainWindow &window, QString file, QObject *parent = nullptr);

    /// Takes the picture of the window as it starts.
    void takeAtStart();
    /// Takes it when the demo has finished and the rows of its messages are in the table.
    void takeAfterDemo();
    /// Why there is no picture, or why it does not show what it should; empty when all is well.
    [[nodiscard]] const QString &failure() const { return m_failure; }

private:
    void takeWhenAllIsDelivered();
    void takeSoon();
    void take();

    MainWindow &m_window;
    QString m_file;
    QString m_failure;
};

} // namespace relayscope::ui
