#include "node/uplink.h"

#include "base/clock.h"
#include "protocol/overloaded.h"

#include <QCoreApplication>

#include <chrono>

namespace relayscope::node {

namespace {

using std::chrono::milliseconds;

/// How long events gather before they are sent: a batch a burst, and still at once for people.
constexpr milliseconds kBatchInterval{20};
constexpr milliseconds kCounterInterval{1'000};

} // namespace

Uplink::Uplink(UplinkOptions options, QByteArray nodeId, RingSink &sink, CounterValues counterValues, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_nodeId(std::move(nodeId))
    , m_sink(sink)
    , m_counterValues(std::move(counterValues))
{
    m_eventTimer.setSingleShot(true);
    connect(&m_eventTimer, &QTimer::timeout, this, &Uplink::sendEvents);
    connect(&m_counterTimer, &QTimer::timeout, this, &Uplink::sendCounters);
    connect(&m_socket, &QLocalSocket::connected, this, &Uplink::sayHello);
    connect(&m_socket, &QLocalSocket::readyRead, this, &Uplink::read);
    // A full socket stops the batches; what the hub reads lets them go on.
    connect(&m_socket, &QLocalSocket::bytesWritten, this, [this] {
        if (!m_sink.isEmpty() && !m_eventTimer.isActive())
            m_eventTimer.start(kBatchInterval);
    });
    connect(&m_socket, &QLocalSocket::errorOccurred, this, [this] { emit lost(m_socket.errorString()); });
    m_sink.setFilledHandler([this] {
        if (m_socket.state() == QLocalSocket::ConnectedState && !m_eventTimer.isActive())
            m_eventTimer.start(kBatchInterval);
    });
}

Uplink::~Uplink()
{
    m_sink.setFilledHandler({});
    m_socket.disconnect(this);
}

void Uplink::start()
{
    m_socket.connectToServer(m_options.socketName);
}

void Uplink::answer(const telemetry::Frame &frame)
{
    if (m_socket.state() == QLocalSocket::ConnectedState)
        m_socket.write(telemetry::encodeFrame(frame));
}

void Uplink::finish()
{
    if (m_socket.state() != QLocalSocket::ConnectedState)
        return;
    sendEvents();
    sendCounters();
    m_socket.flush();
}

void Uplink::sayHello()
{
    telemetry::Hello hello;
    hello.nodeId = m_nodeId;
    hello.pid = QCoreApplication::applicationPid();
    hello.token = m_options.token;
    m_socket.write(telemetry::encodeFrame(hello));
    m_counterTimer.start(kCounterInterval);
    sendEvents();
}

void Uplink::read()
{
    m_reader.append(m_socket.readAll());
    for (;;) {
        const auto frame = m_reader.next();
        if (!frame) {
            emit lost(QString::fromLatin1(toString(frame.error())));
            return;
        }
        if (!frame->has_value())
            return;
        obey(**frame);
    }
}

void Uplink::obey(const telemetry::Frame &frame)
{
    std::visit(
        protocol::Overloaded{
            [this](const telemetry::SetLevel &wanted) { m_sink.setLevel(wanted.level, wanted.payloadPrefixBytes); },
            [this](const telemetry::Stop &) { emit stopRequested(); },
            [this](const telemetry::SetRules &rules) { emit rulesReceived(rules); },
            [this](const telemetry::Emit &emission) { emit emitRequested(emission); },
            [this](const auto &) { emit lost(QStringLiteral("the hub sent a frame of a node")); },
        },
        frame);
}

void Uplink::sendEvents()
{
    while (!m_sink.isEmpty() && m_socket.bytesToWrite() < kMaxUnreadBytes) {
        m_socket.write(telemetry::encodeFrame(m_sink.take()));
    }
}

void Uplink::sendCounters()
{
    if (!m_sink.wants(telemetry::Level::Counters) || m_socket.bytesToWrite() >= kMaxUnreadBytes)
        return;
    telemetry::Counters counters;
    counters.timeNs = monotonicNs();
    counters.values = m_counterValues();
    m_socket.write(telemetry::encodeFrame(counters));
}

} // namespace relayscope::node
