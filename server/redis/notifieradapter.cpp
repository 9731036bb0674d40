#include "redis/notifieradapter.h"

#include <QPointer>

#include <hiredis/async.h>

#include <utility>

namespace relayscope::redis {

/// What hiredis calls; data is the adapter.
struct NotifierAdapter::Hooks {
    static NotifierAdapter *of(void *data) { return static_cast<NotifierAdapter *>(data); }
    static void addRead(void *data) { of(data)->m_read->setEnabled(true); }
    static void deleteRead(void *data) { of(data)->m_read->setEnabled(false); }
    static void addWrite(void *data) { of(data)->requestWrite(); }
    static void deleteWrite(void *data) { of(data)->m_write->setEnabled(false); }
    static void cleanUp(void *data) { of(data)->detach(); }
};

NotifierAdapter::NotifierAdapter(EndOfTurn &endOfTurn, QObject *parent)
    : QObject(parent)
    , m_endOfTurn(endOfTurn)
{
}

NotifierAdapter::~NotifierAdapter()
{
    detach();
}

void NotifierAdapter::attach(redisAsyncContext *context)
{
    Q_ASSERT(!m_context);
    m_context = context;
    m_hasRead = false;
    m_isWriting = false;
    m_read = new QSocketNotifier(context->c.fd, QSocketNotifier::Read, this);
    m_write = new QSocketNotifier(context->c.fd, QSocketNotifier::Write, this);
    m_read->setEnabled(false);
    m_write->setEnabled(false);
    connect(m_read, &QSocketNotifier::activated, this, &NotifierAdapter::handleRead);
    connect(m_write, &QSocketNotifier::activated, this, &NotifierAdapter::handleWrite);

    context->ev.data = this;
    context->ev.addRead = &Hooks::addRead;
    context->ev.delRead = &Hooks::deleteRead;
    context->ev.addWrite = &Hooks::addWrite;
    context->ev.delWrite = &Hooks::deleteWrite;
    context->ev.cleanup = &Hooks::cleanUp;
}

void NotifierAdapter::detach()
{
    m_endOfTurn.cancel(*this);
    if (!m_context)
        return;
    redisAsyncContext *context = std::exchange(m_context, nullptr);
    context->ev.data = nullptr;
    context->ev.addRead = nullptr;
    context->ev.delRead = nullptr;
    context->ev.addWrite = nullptr;
    context->ev.delWrite = nullptr;
    context->ev.cleanup = nullptr;
    for (QSocketNotifier *notifier : {std::exchange(m_read, nullptr), std::exchange(m_write, nullptr)}) {
        notifier->setEnabled(false);
        notifier->disconnect(this);
        notifier->deleteLater();
    }
}

void NotifierAdapter::handleRead()
{
    m_hasRead = true;
    // The last statement: a reply's receiver may destroy the connection and this object.
    redisAsyncHandleRead(m_context);
}

void NotifierAdapter::handleWrite()
{
    const QPointer<NotifierAdapter> self(this);
    m_isWriting = true;
    redisAsyncHandleWrite(m_context);
    if (self)
        m_isWriting = false;
}

void NotifierAdapter::requestWrite()
{
    if (m_isWriting || !(m_context->c.flags & REDIS_CONNECTED))
        m_write->setEnabled(true);
    else if (!m_write->isEnabled())
        m_endOfTurn.schedule(*this);
}

void NotifierAdapter::runAtEndOfTurn()
{
    handleWrite();
}

} // namespace relayscope::redis
