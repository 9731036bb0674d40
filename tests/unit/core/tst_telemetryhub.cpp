#include "core/telemetryhub.h"

#include <QFileInfo>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>

using namespace relayscope;
using namespace relayscope::core;

class tst_TelemetryHub final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void acceptsANodeAndTellsItTheLevel();
    void passesBatchesOn();
    void refuses_data();
    void refuses();
    void survivesRandomBytes();
    void stopsANode();
    void tellsWhenANodeLeaves();
    void onlyThisUserMayConnect();

private:
    void connectSocket(QLocalSocket &socket);
    [[nodiscard]] telemetry::Hello hello() const;

    std::unique_ptr<TelemetryHub> m_hub;
};

void tst_TelemetryHub::init()
{
    m_hub = std::make_unique<TelemetryHub>();
    QVERIFY(m_hub->listen().hasValue());
}

void tst_TelemetryHub::connectSocket(QLocalSocket &socket)
{
    socket.connectToServer(m_hub->serverName());
    QTRY_COMPARE(socket.state(), QLocalSocket::ConnectedState);
}

telemetry::Hello tst_TelemetryHub::hello() const
{
    telemetry::Hello hello;
    hello.nodeId = "node-a";
    hello.pid = 42;
    hello.token = m_hub->token();
    return hello;
}

void tst_TelemetryHub::acceptsANodeAndTellsItTheLevel()
{
    m_hub->setLevel({telemetry::Level::Payloads, 100});
    QSignalSpy connected(m_hub.get(), &TelemetryHub::nodeConnected);
    QLocalSocket socket;
    connectSocket(socket);
    socket.write(telemetry::encodeFrame(hello()));
    QTRY_COMPARE(connected.size(), 1);
    QCOMPARE(connected.constFirst().at(0).toString(), QStringLiteral("node-a"));
    QCOMPARE(connected.constFirst().at(1).toByteArray(), QByteArray("node-a/42"));

    const QByteArray expected = telemetry::encodeFrame(telemetry::SetLevel{telemetry::Level::Payloads, 100});
    QTRY_COMPARE(socket.bytesAvailable(), expected.size());
    QCOMPARE(socket.readAll(), expected);
}

void tst_TelemetryHub::passesBatchesOn()
{
    QSignalSpy batches(m_hub.get(), &TelemetryHub::batchReceived);
    QLocalSocket socket;
    connectSocket(socket);
    telemetry::Event event;
    event.eventName = "message";
    socket.write(telemetry::encodeFrame(hello()) + telemetry::encodeFrame(telemetry::Batch{3, {event}}));
    QTRY_COMPARE(batches.size(), 1);
    QCOMPARE(batches.constFirst().at(2).value<telemetry::Batch>(), (telemetry::Batch{3, {event}}));
}

void tst_TelemetryHub::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    telemetry::Hello wrongToken;
    wrongToken.nodeId = "node-a";
    wrongToken.token = QByteArray(64, '0');
    QTest::newRow("wrong token") << telemetry::encodeFrame(wrongToken);
    wrongToken.token.clear();
    QTest::newRow("no token") << telemetry::encodeFrame(wrongToken);
    QTest::newRow("a batch before the greeting") << telemetry::encodeFrame(telemetry::Batch{});
    QTest::newRow("not the protocol") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("length over the limit") << QByteArray("\xff\xff\xff\xff\x01", 5);
}

void tst_TelemetryHub::refuses()
{
    QFETCH(const QByteArray, bytes);
    QSignalSpy connected(m_hub.get(), &TelemetryHub::nodeConnected);
    QSignalSpy rejected(m_hub.get(), &TelemetryHub::linkRejected);
    QLocalSocket socket;
    connectSocket(socket);
    socket.write(bytes);
    QTRY_COMPARE(rejected.size(), 1);
    QVERIFY(!rejected.constFirst().constFirst().toString().isEmpty());
    QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
    QVERIFY(connected.isEmpty());
}

void tst_TelemetryHub::survivesRandomBytes()
{
    QSignalSpy disconnected(m_hub.get(), &TelemetryHub::nodeDisconnected);
    QLocalSocket socket;
    connectSocket(socket);
    QByteArray bytes(1'000, Qt::Uninitialized);
    std::mt19937 random(1);
    std::generate(bytes.begin(), bytes.end(), [&random] { return char(random()); });
    socket.write(telemetry::encodeFrame(hello()) + bytes);
    QTRY_COMPARE(disconnected.size(), 1);
    QVERIFY(!disconnected.constFirst().at(1).toString().isEmpty());
}

void tst_TelemetryHub::stopsANode()
{
    QVERIFY(!m_hub->stopNode(QStringLiteral("node-a")));
    QSignalSpy connected(m_hub.get(), &TelemetryHub::nodeConnected);
    QLocalSocket socket;
    connectSocket(socket);
    socket.write(telemetry::encodeFrame(hello()));
    QTRY_COMPARE(connected.size(), 1);
    QVERIFY(m_hub->stopNode(QStringLiteral("node-a")));
    const QByteArray stop = telemetry::encodeFrame(telemetry::Stop{});
    QByteArray received;
    QTRY_VERIFY((received += socket.readAll()).endsWith(stop));
}

void tst_TelemetryHub::tellsWhenANodeLeaves()
{
    QSignalSpy connected(m_hub.get(), &TelemetryHub::nodeConnected);
    QSignalSpy disconnected(m_hub.get(), &TelemetryHub::nodeDisconnected);
    QLocalSocket socket;
    connectSocket(socket);
    socket.write(telemetry::encodeFrame(hello()));
    QTRY_COMPARE(connected.size(), 1);
    socket.disconnectFromServer();
    QTRY_COMPARE(disconnected.size(), 1);
    QVERIFY(disconnected.constFirst().at(1).toString().isEmpty());
}

void tst_TelemetryHub::onlyThisUserMayConnect()
{
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFileInfo(QFileInfo(m_hub->serverName()).path()).permissions() & others, QFile::Permissions());
}

QTEST_GUILESS_MAIN(tst_TelemetryHub)
#include "tst_telemetryhub.moc"
