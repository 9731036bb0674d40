#include "fakenode.h"

#include "base/clock.h"

#include <QCoreApplication>

#include <chrono>
#include <cstdio>

namespace relayscope::bench {

namespace {

using telemetry::Event;
using telemetry::EventKind;

constexpr std::chrono::milliseconds kBatchInterval{20};
/// As of a real node (server/node/uplink.h): what comes while more lies unread is dropped and counted.
constexpr qint64 kMaxUnreadBytes = 8'000'000;
/// Between the greeting and the first event: both nodes are there by then.
constexpr qint64 kStartDelayNs = 3'000'000'000;
constexpr qint64 kNsPerSecond = 1'000'000'000;

} // namespace

FakeNode::FakeNode(Options options)
    : m_options(std::move(options))
    , m_mill(m_options.name.endsWith('b') ? 1 : 0, m_options.eventsPerSecond)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kBatchInterval);
    connect(&m_timer, &QTimer::timeout, this, &FakeNode::sendEvents);
    connect(&m_socket, &QLocalSocket::connected, this, &FakeNode::sayHello);
    connect(&m_socket, &QLocalSocket::readyRead, this, &FakeNode::read);
    connect(&m_socket, &QLocalSocket::disconnected, qApp, &QCoreApplication::quit);
}

void FakeNode::start()
{
    std::printf("ready http://127.0.0.1:1 pid %lld\n", static_cast<long long>(QCoreApplication::applicationPid()));
    std::fflush(stdout);
    m_socket.connectToServer(m_options.hub);
}

void FakeNode::sayHello()
{
    telemetry::Hello hello;
    hello.nodeId = m_options.name;
    hello.pid = QCoreApplication::applicationPid();
    hello.token = m_options.token;
    m_socket.write(telemetry::encodeFrame(hello));
    sendState();
    m_sentUpToNs = monotonicNs() + kStartDelayNs;
    m_endNs = m_sentUpToNs + m_options.seconds * kNsPerSecond;
    m_timer.start();
}

void FakeNode::read()
{
    m_reader.append(m_socket.readAll());
    for (auto frame = m_reader.next(); frame && frame->has_value(); frame = m_reader.next()) {
        if (std::holds_alternative<telemetry::Stop>(**frame))
            QCoreApplication::quit();
    }
}

void FakeNode::sendState()
{
    telemetry::Batch batch;
    for (const char *link : {"pub", "sub"}) {
        Event event;
        event.kind = EventKind::RedisLinkChanged;
        event.timeNs = monotonicNs();
        event.detail = link;
        event.text = "ready";
        batch.events.append(event);
    }
    Event ready;
    ready.kind = EventKind::ReadinessChanged;
    ready.timeNs = monotonicNs();
    ready.text = "ready";
    batch.events.append(ready);
    m_socket.write(telemetry::encodeFrame(batch));
}

void FakeNode::sendEvents()
{
    const qint64 now = qMin(monotonicNs(), m_endNs);
    if (now <= m_sentUpToNs)
        return;
    const QList<Event> events = m_mill.take(std::exchange(m_sentUpToNs, now), now);
    for (qsizetype first = 0; first < events.size(); first += telemetry::kMaxEventsPerBatch) {
        telemetry::Batch batch{0, events.mid(first, telemetry::kMaxEventsPerBatch)};
        if (m_socket.bytesToWrite() >= kMaxUnreadBytes) {
            m_dropped += batch.events.size();
            m_droppedSinceBatch += quint64(batch.events.size());
            continue;
        }
        m_sent += batch.events.size();
        batch.dropped = std::exchange(m_droppedSinceBatch, 0);
        m_socket.write(telemetry::encodeFrame(batch));
    }
    if (now == m_endNs)
        finish();
}

void FakeNode::finish()
{
    m_timer.stop();
    std::printf("sent %lld dropped %lld\n", static_cast<long long>(m_sent), static_cast<long long>(m_dropped));
    std::fflush(stdout);
}

} // namespace relayscope::bench
