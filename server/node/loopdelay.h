#pragma once

#include <QObject>
#include <QTimer>

#include <array>
#include <chrono>

namespace relayscope::node {

/// How late the event loop comes to a timer that is due: what a client waits for on top of everything else. Lives on
/// the loop that it measures.
class LoopDelay final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kInterval{500};
    /// Upper ends of the histogram's buckets, in seconds; one more bucket takes the rest.
    static constexpr std::array<double, 10> kBounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1};

    explicit LoopDelay(QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(LoopDelay)

    /// Of the last measurement, in seconds.
    [[nodiscard]] double lastSeconds() const { return m_lastSeconds; }
    /// Worst since start, in seconds.
    [[nodiscard]] double worstSeconds() const { return m_worstSeconds; }
    /// Delays since start by bucket, and all of them together.
    [[nodiscard]] const std::array<quint64, kBounds.size() + 1> &counts() const { return m_counts; }
    [[nodiscard]] double sumSeconds() const { return m_sumSeconds; }

private:
    void measure();

    QTimer m_timer;
    qint64 m_dueNs = 0;
    double m_lastSeconds = 0;
    double m_worstSeconds = 0;
    double m_sumSeconds = 0;
    std::array<quint64, kBounds.size() + 1> m_counts{};
};

} // namespace relayscope::node
