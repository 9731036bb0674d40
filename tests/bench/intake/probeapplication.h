#pragma once

#include <QApplication>
#include <QTimer>

#include <stop_token>
#include <thread>

class QAbstractScrollArea;

namespace relayscope::bench {

/// Measures how the GUI thread keeps up: how late its event loop is, and how long a key or a movement of the mouse that
/// is posted from outside waits until it has been handled.
class ProbeApplication final : public QApplication {
    Q_OBJECT

public:
    struct Figures {
        double worstLoopDelayMs = 0;
        double worstInputMs = 0;
        double meanInputMs = 0;
        int inputs = 0;
        /// 1.0 is one core.
        double cpuShare = 0;
    };

    ProbeApplication(int &argc, char **argv);
    ~ProbeApplication() override;

    bool notify(QObject *receiver, QEvent *event) override;

    /// Input goes to this view from now on.
    void begin(QAbstractScrollArea &view);
    [[nodiscard]] Figures end();

private:
    void noteLoopTurn();
    static void postInput(QAbstractScrollArea &view, const std::stop_token &stop);

    QTimer m_loopTimer;
    qint64 m_lastTurnNs = 0;
    qint64 m_startedNs = 0;
    double m_startedCpuSeconds = 0;
    double m_inputMs = 0;
    Figures m_figures;
    std::jthread m_poster;
};

} // namespace relayscope::bench
