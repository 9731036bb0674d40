#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace relayscope::node {

/// How late the event loop comes to a timer that is due: what a client waits for on top of everything else. Lives on
/// the loop that it measures.
class LoopDelay final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kInterval{500};

    explicit LoopDelay(QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(LoopDelay)

    /// Of the last measurement, in seconds.
    [[nodiscard]] double lastSeconds() const { return m_lastSeconds; }
    /// Worst since start, in seconds.
    [[nodiscard]] double worstSeconds() const { return m_worstSeconds; }

private:
    void measure();

    QTimer m_timer;
    qint64 m_dueNs = 0;
    double m_lastSeconds = 0;
    double m_worstSeconds = 0;
};

} // namespace relayscope::node
