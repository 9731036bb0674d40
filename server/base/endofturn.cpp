#include "base/endofturn.h"

#include <QAbstractEventDispatcher>

#include <algorithm>
#include <utility>

namespace relayscope {

EndOfTurn::EndOfTurn(QObject *parent)
    : QObject(parent)
    , m_dispatcher(QAbstractEventDispatcher::instance())
{
    Q_ASSERT(m_dispatcher);
    connect(m_dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &EndOfTurn::run);
    // Qt's own dispatchers do not say aboutToBlock() in a turn that must not wait, as in QTest's loops: then the tasks
    // run as the next turn begins.
    if (!m_dispatcher->inherits("relayscope::EpollEventDispatcher"))
        connect(m_dispatcher, &QAbstractEventDispatcher::awake, this, &EndOfTurn::run);
}

EndOfTurn::~EndOfTurn()
{
    for (EndOfTurnTask *task : m_tasks)
        task->m_scheduled = false;
    for (std::size_t i = m_next; i < m_running.size(); ++i) {
        if (m_running[i])
            m_running[i]->m_scheduled = false;
    }
}

void EndOfTurn::schedule(EndOfTurnTask &task)
{
    if (std::exchange(task.m_scheduled, true))
        return;
    m_tasks.push_back(&task);
}

void EndOfTurn::cancel(EndOfTurnTask &task)
{
    if (!std::exchange(task.m_scheduled, false))
        return;
    if (const auto it = std::find(m_tasks.begin(), m_tasks.end(), &task); it != m_tasks.end())
        m_tasks.erase(it);
    else
        std::replace(m_running.begin(), m_running.end(), &task, static_cast<EndOfTurnTask *>(nullptr));
}

void EndOfTurn::run()
{
    if (m_next == m_running.size()) {
        m_running.clear();
        m_next = 0;
        m_running.swap(m_tasks);
    }
    while (m_next < m_running.size()) {
        EndOfTurnTask *task = m_running[m_next++];
        if (!task)
            continue;
        task->m_scheduled = false;
        task->runAtEndOfTurn();
    }
    if (!m_tasks.empty() && m_dispatcher)
        m_dispatcher->wakeUp();
}

} // namespace relayscope
