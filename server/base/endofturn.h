#pragma once

#include <QObject>
#include <QPointer>

#include <cstddef>
#include <vector>

class QAbstractEventDispatcher;

namespace relayscope {

/// Something with work to do once at the end of the current event-loop turn (a socket with queued frames).
class EndOfTurnTask {
public:
    EndOfTurnTask() = default;
    Q_DISABLE_COPY_MOVE(EndOfTurnTask)

    /// Runs once per turn at most. May schedule itself again for the next turn.
    virtual void runAtEndOfTurn() = 0;

protected:
    /// The owner must call EndOfTurn::cancel() before it destroys a scheduled task.
    ~EndOfTurnTask() = default;

private:
    friend class EndOfTurn;
    bool m_scheduled = false;
};

/// Runs scheduled tasks just before the event loop of its thread waits again: many packets to one client, written in
/// one turn, leave in one system call. One per server loop, owned by whoever composes the loop; uses the dispatcher's
/// aboutToBlock(), so it works with any dispatcher.
class EndOfTurn final : public QObject {
    Q_OBJECT

public:
    /// The calling thread must have an event dispatcher (a QCoreApplication or a running QThread).
    explicit EndOfTurn(QObject *parent = nullptr);
    ~EndOfTurn() override;
    Q_DISABLE_COPY_MOVE(EndOfTurn)

    /// Tasks run in the order of their first schedule() of the turn. Those scheduled by a running task come with the
    /// next turn, which then does not wait.
    void schedule(EndOfTurnTask &task);
    /// No effect when the task is not scheduled.
    void cancel(EndOfTurnTask &task);

private:
    void run();

    QPointer<QAbstractEventDispatcher> m_dispatcher;
    std::vector<EndOfTurnTask *> m_tasks;
    /// Those of the turn that is ending; cancelled ones are null. m_next is an index so that run() may be entered again
    /// from a nested event loop.
    std::vector<EndOfTurnTask *> m_running;
    std::size_t m_next = 0;
};

} // namespace relayscope
