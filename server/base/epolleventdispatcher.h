#pragma once

#include <QAbstractEventDispatcher>

#include <memory>

namespace relayscope {

/// Event dispatcher of the server loop on Linux: one epoll instance, so a turn costs what is ready and not what is
/// open (Qt's own dispatcher polls every descriptor at every turn). Notifier enables and disables are coalesced and
/// reach epoll_ctl once before each wait. Install with QCoreApplication::setEventDispatcher() before the application
/// object is made. Emits aboutToBlock() before every wait, also before one that cannot block: EndOfTurn relies on it.
class EpollEventDispatcher final : public QAbstractEventDispatcher {
    Q_OBJECT

public:
    explicit EpollEventDispatcher(QObject *parent = nullptr);
    ~EpollEventDispatcher() override;
    Q_DISABLE_COPY_MOVE(EpollEventDispatcher)

    /// False where epoll, timerfd-free waits or eventfd are missing (not Linux): use Qt's dispatcher there.
    [[nodiscard]] static bool isSupported();

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    [[nodiscard]] QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int timerId) override;

    void wakeUp() override;
    void interrupt() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace relayscope
