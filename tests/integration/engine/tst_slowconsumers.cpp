#include "engineharness.h"
#include "rawpeer.h"

using namespace relayscope;
using namespace relayscope::engineio;

namespace {

const QByteArray kTarget = "/engine.io/?EIO=4&transport=websocket";
/// More than the kernel's buffers on both sides hold.
constexpr qsizetype kMoreThanTheKernelTakes = 32'000'000;

/// A peer of a server with others, and the server's side of it.
struct Client {
    explicit Client(EngineHarness &harness)
        : peer(harness.port)
    {
        peer.upgrade(kTarget);
        (void)peer.response();
        (void)peer.frame();
        record = &harness.last();
    }
    /// One message of so many bytes, offered to the kernel.
    void send(qsizetype bytes)
    {
        record->session->send(SharedMessage::text(QByteArray(bytes, 'x')));
        QCoreApplication::processEvents();
    }
    [[nodiscard]] bool isClosedAsSlow() const { return record->closed == DisconnectReason::SlowConsumer; }

    RawPeer peer;
    SessionRecord *record = nullptr;
};

[[nodiscard]] quint64 slowConsumers(const EngineHarness &harness)
{
    return harness.server.counters().sessionsClosed[static_cast<int>(DisconnectReason::SlowConsumer)];
}

} // namespace

/// What slow readers may cost, and which of them pays.
class tst_SlowConsumers : public QObject {
    Q_OBJECT

private slots:
    void closesAPeerThatReadsNothing();
    void takesOneMessageOfAnySize();
    void busyTurnsAreNoSlowClients();
    void closesWhoTakesNothingForTooLong();
    void keepsWhoReadsSlowly();
    void boundsWhatWaitsForAll();
    void closesAPollingClientThatDoesNotCome();
};

void tst_SlowConsumers::closesAPeerThatReadsNothing()
{
    EngineOptions options;
    options.maxQueuedBytes = 100'000;
    EngineHarness harness(options);
    Client client(harness);
    client.peer.setReading(false);
    constexpr qsizetype kMessageBytes = 60'000;
    qsizetype most = 0;
    for (int i = 0; i < 2'000 && !client.record->closed; ++i) {
        client.send(kMessageBytes);
        most = std::max(most, harness.server.queuedBytes());
    }
    QVERIFY(client.isClosedAsSlow());
    QVERIFY(most > options.maxQueuedBytes);
    QVERIFY(most < options.maxQueuedBytes + 2 * kMessageBytes);
    QCOMPARE(slowConsumers(harness), 1U);
    QCOMPARE(harness.server.queuedBytes(), 0);
}

void tst_SlowConsumers::takesOneMessageOfAnySize()
{
    EngineOptions options;
    options.maxQueuedBytes = 0;
    EngineHarness harness(options);
    Client client(harness);
    client.peer.setReading(false);
    client.send(kMoreThanTheKernelTakes);
    QVERIFY(harness.server.queuedBytes() > 0);
    QVERIFY(!client.record->closed);
    client.send(1);
    QVERIFY(client.isClosedAsSlow());
}

void tst_SlowConsumers::busyTurnsAreNoSlowClients()
{
    EngineOptions options;
    options.maxQueuedBytes = 1'000;
    options.maxQueuedBytesTotal = 3'000;
    EngineHarness harness(options);
    Client client(harness);
    constexpr int kMessages = 500;
    for (int i = 0; i < kMessages; ++i)
        client.record->session->send(SharedMessage::text(QByteArray(900, 'x')));
    for (int i = 0; i < kMessages; ++i)
        QCOMPARE(client.peer.frame().payload.size(), 901);
    QVERIFY(!client.record->closed);
}

void tst_SlowConsumers::closesWhoTakesNothingForTooLong()
{
    EngineOptions options;
    options.maxQueuedBytes = 2 * kMoreThanTheKernelTakes;
    options.maxQueuedAge = std::chrono::milliseconds(200);
    EngineHarness harness(options);
    Client idle(harness);
    Client client(harness);
    client.peer.setReading(false);
    client.send(kMoreThanTheKernelTakes);
    QTRY_VERIFY(client.isClosedAsSlow());
    QVERIFY(!idle.record->closed);
    QCOMPARE(harness.server.queuedBytes(), 0);
}

void tst_SlowConsumers::keepsWhoReadsSlowly()
{
    EngineOptions options;
    options.maxQueuedBytes = 2 * kMoreThanTheKernelTakes;
    options.maxQueuedAge = std::chrono::milliseconds(400);
    EngineHarness harness(options);
    Client client(harness);
    client.peer.setReading(false);
    client.send(kMoreThanTheKernelTakes);
    QElapsedTimer time;
    time.start();
    // Three times as long as it may take nothing.
    while (time.elapsed() < 1'200) {
        client.peer.setReading(true);
        QTest::qWait(20);
        client.peer.setReading(false);
        QTest::qWait(100);
    }
    QVERIFY(!client.record->closed);
}

void tst_SlowConsumers::boundsWhatWaitsForAll()
{
    EngineOptions options;
    options.maxQueuedBytes = 10 * kMoreThanTheKernelTakes;
    options.maxQueuedBytesTotal = 2 * kMoreThanTheKernelTakes;
    EngineHarness harness(options);
    Client more(harness);
    Client less(harness);
    Client reader(harness);
    more.peer.setReading(false);
    less.peer.setReading(false);
    more.send(2 * kMoreThanTheKernelTakes);
    less.send(kMoreThanTheKernelTakes);
    for (int i = 0; i < 100 && !more.record->closed; ++i)
        less.send(kMoreThanTheKernelTakes / 20);
    QVERIFY(more.isClosedAsSlow());
    QVERIFY(!less.record->closed);
    QVERIFY(!reader.record->closed);
    QVERIFY(harness.server.queuedBytes() <= options.maxQueuedBytesTotal);
}

void tst_SlowConsumers::closesAPollingClientThatDoesNotCome()
{
    EngineOptions options;
    options.maxQueuedBytes = 1'000;
    EngineHarness harness(options);
    RawPeer peer(harness.port);
    peer.request("GET", "/engine.io/?EIO=4&transport=polling");
    QCOMPARE(peer.response().status, 200);
    EngineSession &session = *harness.last().session;
    session.send(SharedMessage::text(QByteArray(1'001, 'x')));
    QVERIFY(harness.server.queuedBytes() > 1'000);
    session.send(SharedMessage::text("x"));
    QTRY_VERIFY(harness.last().closed == DisconnectReason::SlowConsumer);
    QCOMPARE(harness.server.queuedBytes(), 0);
}

RELAYSCOPE_EPOLL_TEST_MAIN(tst_SlowConsumers)

#include "tst_slowconsumers.moc"
