#pragma once

#include "base/endofturn.h"
#include "base/epolleventdispatcher.h"
#include "base/timerwheel.h"
#include "engine/engineserver.h"
#include "telemetry/sink.h"

#include <QCoreApplication>
#include <QTest>

#include <functional>
#include <list>
#include <optional>

namespace relayscope::engineio {

/// What the layer above heard of one session, and the session while it lives.
struct SessionRecord final : public SessionListener {
    EngineSession *session = nullptr;
    QByteArray sid;
    QList<QByteArray> texts;
    QList<QByteArray> binaries;
    int transportChanges = 0;
    std::optional<DisconnectReason> closed;
    QByteArray description;
    /// Called with each text, after it was recorded.
    std::function<void(SessionRecord &, const QByteArray &)> onText;

    void textReceived(const QByteArray &data) override;
    void binaryReceived(const QByteArray &data) override;
    void transportChanged() override;
    void sessionClosed(DisconnectReason reason, const QByteArray &details) override;
};

/// Keeps every event.
class RecordingSink final : public telemetry::Sink {
public:
    [[nodiscard]] telemetry::Level level() const override { return telemetry::Level::Headers; }
    void record(telemetry::Event event) override { events.append(std::move(event)); }

    QList<telemetry::Event> events;
};

/// One server on a free port with everything around it.
struct EngineHarness {
    explicit EngineHarness(EngineOptions options = {});

    /// The latest session.
    [[nodiscard]] SessionRecord &last() { return sessions.back(); }

    EndOfTurn endOfTurn;
    TimerWheel wheel;
    RecordingSink sink;
    std::list<SessionRecord> sessions;
    /// Given to each new session.
    std::function<void(SessionRecord &, const QByteArray &)> onText;
    EngineServer server;
    quint16 port = 0;
};

} // namespace relayscope::engineio

/// As QTEST_GUILESS_MAIN, on the dispatcher that nodes use.
#define RELAYSCOPE_EPOLL_TEST_MAIN(TestClass)                                                                          \
    int main(int argc, char *argv[])                                                                                   \
    {                                                                                                                  \
        if (relayscope::EpollEventDispatcher::isSupported())                                                           \
            QCoreApplication::setEventDispatcher(new relayscope::EpollEventDispatcher);                                \
        QCoreApplication application(argc, argv);                                                                      \
        TestClass test;                                                                                                \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }
