#include "engineharness.h"
#include "rawpeer.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace relayscope;
using namespace relayscope::engineio;

namespace {

void openWebSocket(RawPeer &peer)
{
    peer.upgrade("/engine.io/?EIO=4&transport=websocket");
    QCOMPARE(peer.response().status, 101);
    QCOMPARE(peer.frame().payload.first(1), QByteArray("0"));
}

QByteArray openPolling(RawPeer &peer)
{
    peer.request("GET", "/engine.io/?EIO=4&transport=polling");
    return "/engine.io/?EIO=4&transport=polling&sid=" + sidOf(peer.response());
}

} // namespace

class tst_EngineClosing : public QObject {
    Q_OBJECT

private slots:
    void closesFromInsideACallback_data();
    void closesFromInsideACallback();
    void ignoresSendingOnceClosing();
    void abortsWithoutGoodbye();
    void abortWinsOverClose();
    void reportsOpeningAndClosing();
    void reportsBrokenRules();
    void callsALostPollNoBrokenRule();
    void countsPacketsAndReasons();
    void closesAllSessions();
    void closesAllWithoutSessions();
    void stopsListeningButServesOn();
    void endsWithOpenConnections();
};

void tst_EngineClosing::closesFromInsideACallback_data()
{
    QTest::addColumn<bool>("aborts");
    QTest::addColumn<bool>("polling");
    QTest::newRow("close, websocket") << false << false;
    QTest::newRow("abort, websocket") << true << false;
    QTest::newRow("close, polling") << false << true;
    QTest::newRow("abort, polling") << true << true;
}

void tst_EngineClosing::closesFromInsideACallback()
{
    QFETCH(const bool, aborts);
    QFETCH(const bool, polling);
    EngineHarness harness;
    harness.onText = [aborts](SessionRecord &record, const QByteArray &) {
        if (aborts)
            record.session->abort(DisconnectReason::ForcedServerClose);
        else
            record.session->close(DisconnectReason::ForcedServerClose);
        QVERIFY(!record.closed);
    };
    RawPeer peer(harness.port);
    if (polling) {
        const QByteArray target = openPolling(peer);
        peer.request("POST", target,
            "4a\x1e"
            "4b");
        QCOMPARE(peer.response().body, QByteArray("ok"));
        if (!aborts) {
            peer.request("GET", target);
            QCOMPARE(peer.response().body,
                QByteArray("6\x1e"
                           "1"));
        }
    } else {
        openWebSocket(peer);
        peer.sendText("4a");
        peer.sendText("4b");
    }
    QTRY_VERIFY(harness.last().closed == DisconnectReason::ForcedServerClose);
    QCOMPARE(harness.last().texts, QList<QByteArray>{"a"}); // the second came too late
    QCOMPARE(harness.server.sessionCount(), 0);
}

void tst_EngineClosing::ignoresSendingOnceClosing()
{
    EngineHarness harness;
    RawPeer peer(harness.port);
    openWebSocket(peer);
    harness.last().session->close(DisconnectReason::ForcedClose);
    harness.last().session->send(SharedMessage::text("too late"));
    QVERIFY(!harness.last().session->isWritable());
    QCOMPARE(peer.frame().raw.toHex(), QByteArray("8800"));
}

void tst_EngineClosing::abortsWithoutGoodbye()
{
    EngineHarness harness;
    RawPeer peer(harness.port);
    openWebSocket(peer);
    harness.last().session->abort(DisconnectReason::TransportError);
    QVERIFY(!harness.last().closed); // never from inside abort()
    QVERIFY(peer.waitForClose());
    QVERIFY(peer.received().isEmpty());
    QVERIFY(harness.last().closed == DisconnectReason::TransportError);
}

void tst_EngineClosing::abortWinsOverClose()
{
    EngineHarness harness;
    RawPeer peer(harness.port);
    (void)openPolling(peer);
    harness.last().session->close(DisconnectReason::ForcedClose);
    QCoreApplication::processEvents();
    QVERIFY(!harness.last().closed);
    harness.last().session->abort(DisconnectReason::ServerShuttingDown);
    QTRY_VERIFY(harness.last().closed == DisconnectReason::ServerShuttingDown);
}

void tst_EngineClosing::reportsOpeningAndClosing()
{
    EngineHarness harness;
    RawPeer peer(harness.port);
    openWebSocket(peer);
    peer.abort();
    QTRY_COMPARE(harness.sink.events.size(), 2);
    const telemetry::Event &opened = harness.sink.events[0];
    const telemetry::Event &closed = harness.sink.events[1];
    QVERIFY(opened.kind == telemetry::EventKind::SessionOpened);
    QCOMPARE(opened.text, QByteArray("websocket"));
    QCOMPARE(opened.session, harness.last().sid.last(4)); // the whole sid is a secret
    QVERIFY(opened.timeNs > 0);
    QVERIFY(closed.kind == telemetry::EventKind::SessionClosed);
    QCOMPARE(closed.text, QByteArray("transport close"));
    const QRegularExpression detail(
        QStringLiteral("^by=client transport=websocket address=127\\.0\\.0\\.1 ms=\\d+ in=0 out=0$"));
    QVERIFY2(detail.match(QString::fromLatin1(closed.detail)).hasMatch(), closed.detail.constData());
}

void tst_EngineClosing::reportsBrokenRules()
{
    EngineHarness harness;
    RawPeer peer(harness.port);
    openWebSocket(peer);
    peer.sendText("x");
    QTRY_COMPARE(harness.sink.events.size(), 3);
    QVERIFY(harness.sink.events[1].kind == telemetry::EventKind::ProtocolViolation);
    QCOMPARE(harness.sink.events[1].text, QByteArray("unknown packet type"));
}

void tst_EngineClosing::callsALostPollNoBrokenRule()
{
    EngineHarness harness;
    RawPeer peer(harness.port);
    peer.request("GET", openPolling(peer));
    QTRY_VERIFY(harness.last().session->isWritable());
    peer.abort();
    QTRY_COMPARE(harness.sink.events.size(), 2);
    QVERIFY(harness.sink.events[1].kind == telemetry::EventKind::SessionClosed);
    QCOMPARE(harness.sink.events[1].text, QByteArray("transport error"));
}

void tst_EngineClosing::countsPacketsAndReasons()
{
    EngineHarness harness;
    RawPeer peer(harness.port);
    openWebSocket(peer);
    peer.sendText("4abc");
    QTRY_COMPARE(harness.last().texts.size(), 1);
    harness.last().session->send(SharedMessage::text("hello"));
    QCOMPARE(peer.frame().payload, QByteArray("4hello"));
    peer.abort();
    QTRY_VERIFY(harness.last().closed);
    const EngineCounters &counters = harness.server.counters();
    QCOMPARE(counters.sessionsOpened, 1U);
    QCOMPARE(counters.sessionsClosed[static_cast<int>(DisconnectReason::TransportClose)], 1U);
    QCOMPARE(counters.packetsReceived, 1U);
    QCOMPARE(counters.bytesReceived, 3U);
    QCOMPARE(counters.packetsSent, 2U); // with the open packet
    QCOMPARE(counters.bytesSent, 5U);
    QCOMPARE(counters.webSocketSessions, 0);
}

void tst_EngineClosing::closesAllSessions()
{
    EngineHarness harness;
    QSignalSpy allClosed(&harness.server, &EngineServer::allClosed);
    RawPeer webSocket(harness.port);
    openWebSocket(webSocket);
    RawPeer idle(harness.port);
    (void)openPolling(idle);
    RawPeer polling(harness.port);
    polling.request("GET", openPolling(polling));
    QTRY_VERIFY(harness.last().session->isWritable());

    harness.server.stopListening();
    harness.server.closeAll(DisconnectReason::ServerShuttingDown);

    QCOMPARE(webSocket.frame().raw.toHex(), QByteArray("8800"));
    QCOMPARE(polling.response().body, QByteArray("1"));
    QTRY_COMPARE(allClosed.size(), 1);
    for (const SessionRecord &record : harness.sessions)
        QVERIFY(record.closed == DisconnectReason::ServerShuttingDown);
    QCOMPARE(harness.server.sessionCount(), 0);
}

void tst_EngineClosing::closesAllWithoutSessions()
{
    EngineHarness harness;
    QSignalSpy allClosed(&harness.server, &EngineServer::allClosed);
    harness.server.closeAll(DisconnectReason::ServerShuttingDown);
    QVERIFY(allClosed.isEmpty());
    QTRY_COMPARE(allClosed.size(), 1);
}

void tst_EngineClosing::stopsListeningButServesOn()
{
    EngineHarness harness;
    RawPeer peer(harness.port);
    openWebSocket(peer);
    harness.server.stopListening();
    peer.sendText("4a");
    QTRY_COMPARE(harness.last().texts, QList<QByteArray>{"a"});
    QTcpSocket refused;
    refused.connectToHost(QHostAddress(QHostAddress::LocalHost), harness.port);
    QTRY_COMPARE(refused.error(), QAbstractSocket::ConnectionRefusedError);
}

void tst_EngineClosing::endsWithOpenConnections()
{
    std::list<RawPeer> peers;
    {
        EngineHarness harness;
        const QByteArray target = openPolling(peers.emplace_back(harness.port));
        peers.back().request("GET", target); // pending
        openWebSocket(peers.emplace_back(harness.port));
        openWebSocket(peers.emplace_back(harness.port));
        harness.last().session->close(DisconnectReason::ForcedClose); // waits for the peer's close frame
        QCOMPARE(peers.back().frame().raw.toHex(), QByteArray("8800"));
        peers.emplace_back(harness.port).upgrade(QByteArray(target).replace("polling", "websocket")); // on trial
        QCOMPARE(peers.back().response().status, 101);
        peers.emplace_back(harness.port).write("POST " + target + " HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\n4");
        QCoreApplication::processEvents();
    }
    for (RawPeer &peer : peers)
        QVERIFY(peer.waitForClose());
}

RELAYSCOPE_EPOLL_TEST_MAIN(tst_EngineClosing)
#include "tst_engineclosing.moc"
