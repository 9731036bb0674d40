#include "support/nodeprocess.h"
#include "telemetry/frame.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>

using namespace relayscope::test;
using namespace relayscope::telemetry;

namespace {

/// The hub's end, as bare as it can be.
class FakeHub final : public QObject {
public:
    FakeHub()
    {
        if (!m_server.listen(m_directory.filePath(QStringLiteral("hub"))))
            qFatal("the hub cannot listen");
        connect(&m_server, &QLocalServer::newConnection, this, [this] {
            m_socket.reset(m_server.nextPendingConnection());
            connect(m_socket.get(), &QLocalSocket::readyRead, this, &FakeHub::read);
        });
    }

    [[nodiscard]] QStringList nodeArguments() const
    {
        return {QStringLiteral("--adapter"), QStringLiteral("none"), QStringLiteral("--name"), QStringLiteral("node-a"),
            QStringLiteral("--telemetry"), m_server.fullServerName(), QStringLiteral("--telemetry-token"),
            QStringLiteral("secret")};
    }
    void send(const Frame &frame) { m_socket->write(encodeFrame(frame)); }
    void hangUp() { m_socket.reset(); }

    [[nodiscard]] qsizetype countEvents(EventKind kind) const
    {
        return std::count_if(events.begin(), events.end(), [kind](const Event &event) { return event.kind == kind; });
    }

    std::optional<Hello> hello;
    QList<Event> events;
    QList<Counters> counters;
    quint64 dropped = 0;
    bool isBroken = false;

private:
    void read()
    {
        m_reader.append(m_socket->readAll());
        for (auto frame = m_reader.next(); !isBroken; frame = m_reader.next()) {
            isBroken = !frame.hasValue();
            if (isBroken || !frame->has_value())
                return;
            take(**frame);
        }
    }
    void take(const Frame &frame)
    {
        if (const auto *first = std::get_if<Hello>(&frame)) {
            hello = *first;
        } else if (const auto *batch = std::get_if<Batch>(&frame)) {
            events += batch->events;
            dropped += batch->dropped;
        } else if (const auto *values = std::get_if<Counters>(&frame)) {
            counters.append(*values);
        }
    }

    QTemporaryDir m_directory;
    QLocalServer m_server;
    std::unique_ptr<QLocalSocket> m_socket;
    FrameReader m_reader;
};

/// One finished Engine.IO handshake: the node reports the session.
bool openSession(quint16 port)
{
    return httpGet(port, "/socket.io/?EIO=4&transport=polling").status == 200;
}

} // namespace

/// The monitoring connection of a whole node to a hub.
class tst_NodeUplink : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void saysHelloFirst();
    void reportsEventsInBatches();
    void sendsCountersEachSecond();
    void obeysTheLevel();
    void stopsWhenTold();
    void endsWhenTheHubHangsUp();
    void endsWhenTheHubSpeaksNonsense();
    void survivesAnEventNameAsLongAsAMessage();

private:
    std::unique_ptr<FakeHub> m_hub;
    std::unique_ptr<NodeProcess> m_node;
};

void tst_NodeUplink::init()
{
    m_hub = std::make_unique<FakeHub>();
    m_node = std::make_unique<NodeProcess>();
    QVERIFY(m_node->start(m_hub->nodeArguments()));
    QTRY_VERIFY(m_hub->hello);
}

void tst_NodeUplink::cleanup()
{
    QVERIFY(!m_hub->isBroken);
    m_node.reset();
    m_hub.reset();
}

void tst_NodeUplink::saysHelloFirst()
{
    QCOMPARE(m_hub->hello->nodeId, QByteArray("node-a"));
    QCOMPARE(m_hub->hello->token, QByteArray("secret"));
    QCOMPARE(m_hub->hello->pid, m_node->pid());
}

void tst_NodeUplink::reportsEventsInBatches()
{
    QVERIFY(openSession(m_node->port()));
    QTRY_COMPARE(m_hub->countEvents(EventKind::SessionOpened), 1);
    QCOMPARE(m_hub->dropped, 0U);
}

void tst_NodeUplink::sendsCountersEachSecond()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_hub->counters.size() >= 2, 10'000);
    const qint64 gapNs = m_hub->counters.at(1).timeNs - m_hub->counters.at(0).timeNs;
    QVERIFY2(gapNs > 800'000'000, qPrintable(QString::number(gapNs)));
    const auto &values = m_hub->counters.first().values;
    QVERIFY(
        std::any_of(values.begin(), values.end(), [](const auto &value) { return value.first == "relayscope_ready"; }));
}

void tst_NodeUplink::obeysTheLevel()
{
    m_hub->send(SetLevel{Level::Counters, 0});
    // Counters that come after the level has been read: two more, one may have been on its way.
    const qsizetype counters = m_hub->counters.size();
    QTRY_VERIFY_WITH_TIMEOUT(m_hub->counters.size() >= counters + 2, 10'000);
    QVERIFY(openSession(m_node->port()));
    const qsizetype later = m_hub->counters.size();
    QTRY_VERIFY_WITH_TIMEOUT(m_hub->counters.size() > later, 10'000);
    QCOMPARE(m_hub->countEvents(EventKind::SessionOpened), 0);
    m_hub->send(SetLevel{Level::Headers, 0});
    QTRY_VERIFY(openSession(m_node->port()) && m_hub->countEvents(EventKind::SessionOpened) > 0);
}

void tst_NodeUplink::stopsWhenTold()
{
    m_hub->send(Stop{});
    QTRY_VERIFY(!m_node->isRunning());
    QCOMPARE(m_node->exitCode(), 0);
}

void tst_NodeUplink::endsWhenTheHubHangsUp()
{
    m_hub->hangUp();
    QTRY_VERIFY(!m_node->isRunning());
    QVERIFY(m_node->exitCode() > 0);
    QCOMPARE(m_node->errorLines().size(), 1);
}

void tst_NodeUplink::endsWhenTheHubSpeaksNonsense()
{
    // A frame that only a node may send.
    m_hub->send(Hello{});
    QTRY_VERIFY(!m_node->isRunning());
    QVERIFY(m_node->exitCode() > 0);
    QCOMPARE(m_node->errorLines().size(), 1);
}

void tst_NodeUplink::survivesAnEventNameAsLongAsAMessage()
{
    const QByteArray path = "/socket.io/?EIO=4&transport=polling";
    const QByteArray handshake = httpGet(m_node->port(), path).body;
    const QByteArray key = "\"sid\":\"";
    const qsizetype start = handshake.indexOf(key) + key.size();
    const QByteArray session = path + "&sid=" + handshake.sliced(start, handshake.indexOf('"', start) - start);
    QCOMPARE(httpRequest(m_node->port(), "POST", session, "40").status, 200);
    constexpr int kEvents = 8;
    for (int i = 0; i < kEvents; ++i)
        QCOMPARE(httpRequest(m_node->port(), "POST", session, "42[\"" + QByteArray(900'000, 'n') + "\"]").status, 200);
    QTRY_COMPARE(m_hub->countEvents(EventKind::ClientEventReceived), kEvents);
    QVERIFY(m_node->isRunning());
}

QTEST_GUILESS_MAIN(tst_NodeUplink)

#include "tst_nodeuplink.moc"
