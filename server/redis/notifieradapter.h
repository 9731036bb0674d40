#pragma once

#include "base/endofturn.h"

#include <QObject>
#include <QSocketNotifier>

#include <utility>

struct redisAsyncContext;

namespace relayscope::redis {

/// Lets the Qt event loop drive one hiredis connection. Commands of one turn are written together at its end; a write
/// notifier is armed only while connecting and while the kernel takes no more. Lives on the server loop, owned by its
/// Connection, outlives no context: detach() first. (hiredis' own adapters/qt.h keeps its context after it is freed.)
class NotifierAdapter final : public QObject, private EndOfTurnTask {
    Q_OBJECT

public:
    explicit NotifierAdapter(EndOfTurn &endOfTurn, QObject *parent = nullptr);
    ~NotifierAdapter() override;
    Q_DISABLE_COPY_MOVE(NotifierAdapter)

    /// context must have a descriptor; call before any of its callbacks is set, which arms its hooks.
    void attach(redisAsyncContext *context);
    /// Before the descriptor is closed. Safe inside any callback of hiredis; no effect when not attached.
    void detach();

    /// Whether anything could be read since the last call.
    [[nodiscard]] bool takeReadActivity() { return std::exchange(m_hasRead, false); }

private:
    struct Hooks;

    void handleRead();
    void handleWrite();
    void requestWrite();
    void runAtEndOfTurn() override;

    EndOfTurn &m_endOfTurn;
    redisAsyncContext *m_context = nullptr;
    /// Given up with deleteLater(): the signal that led to detach() may be one of theirs.
    QSocketNotifier *m_read = nullptr;
    QSocketNotifier *m_write = nullptr;
    bool m_hasRead = false;
    /// hiredis is writing: if it asks to write again, the kernel takes no more.
    bool m_isWriting = false;
};

} // namespace relayscope::redis
