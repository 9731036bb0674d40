#pragma once

#include <QAbstractEventDispatcher>

#include <memory>

namespace relayscope {

/// Event dispatcher of the server loop on Linux: one epoll instance, so a turn costs what is ready and not what is
/// open (Qt's own dispatcher polls every descriptor at every turn). Notifier enables and disables are coalesced and
/// reach epoll_ctl once before each wait. Install with QCoreApplication::setEventDispatcher() before the application
/// object is made, or with QThread::setEventDispatcher(). Emits aboutToBlock() before every wait, also before one that
/// cannot block: EndOfTurn relies on it.
///
/// One turn: posted events, aboutToBlock(), wait, ready notifiers, due timers; each notifier and timer at most once, so
/// none starves another. Only wakeUp() and interrupt() may be called from other threads.
class EpollEventDispatcher final : public QAbstractEventDispatcher {
    Q_OBJECT

public:
    explicit EpollEventDispatcher(QObject *parent = nullptr);
    ~EpollEventDispatcher() override;
    Q_DISABLE_COPY_MOVE(EpollEventDispatcher)

    /// False where the kernel or a sandbox refuses epoll or eventfd: use Qt's dispatcher there.
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
