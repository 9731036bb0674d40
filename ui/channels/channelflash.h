#pragma once

#include <QHash>
#include <QObject>
#include <QPersistentModelIndex>
#include <QTimer>

namespace relayscope::ui {

/// Rows that light up when something happens on them, and fade. One timer for all, which runs only while one is lit.
/// GUI thread; owned by its view.
class ChannelFlash final : public QObject {
    Q_OBJECT

public:
    static constexpr int kFadeMs = 500;
    /// Ours: more cannot be looked at at once.
    static constexpr qsizetype kMaxFlashes = 64;

    explicit ChannelFlash(QObject *parent = nullptr);

    /// Off: nothing is lit.
    void setMotion(bool isOn);
    /// row: in column 0. Beyond kMaxFlashes nothing happens.
    void start(const QModelIndex &row);
    /// From 1, just begun, to 0, not lit.
    [[nodiscard]] double strength(const QModelIndex &row) const;
    [[nodiscard]] bool isRunning() const { return m_timer.isActive(); }
    void clear();

signals:
    /// The strength of this row changed.
    void faded(const QModelIndex &row);

private:
    void fade();

    QTimer m_timer;
    /// When each began, CLOCK_MONOTONIC in ns.
    QHash<QPersistentModelIndex, qint64> m_startedNs;
    bool m_motion = true;
};

} // namespace relayscope::ui
