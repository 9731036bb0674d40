#include "captures.h"
#include "engineharness.h"
#include "rawpeer.h"

using namespace relayscope;
using namespace relayscope::engineio;

namespace {

const QByteArray kTarget = "/engine.io/?EIO=4&transport=polling";

/// A polling session with a connection for each kind of request, as browsers have.
struct PollingClient {
    explicit PollingClient(EngineOptions options = {})
        : harness(std::move(options))
        , poll(harness.port)
        , push(harness.port)
    {
        poll.request("GET", kTarget);
        target = kTarget + "&sid=" + sidOf(poll.response());
    }

    /// Starts a GET that the server holds.
    void holdPoll()
    {
        poll.request("GET", target);
        QVERIFY(QTest::qWaitFor([this] { return harness.last().session->isWritable(); }));
    }
    RawResponse pollNow()
    {
        poll.request("GET", target);
        return poll.response();
    }
    RawResponse post(const QByteArray &body, const QByteArray &extraFields = {})
    {
        push.request("POST", target, body, extraFields);
        return push.response();
    }
    /// The session ended like this, and its sid is unknown from now on.
    void verifyClosed(DisconnectReason reason, const QByteArray &description = {})
    {
        QTRY_VERIFY(harness.last().closed);
        QCOMPARE(toString(*harness.last().closed), toString(reason));
        QCOMPARE(harness.last().description, description);
        RawPeer other(harness.port);
        other.request("GET", target);
        QCOMPARE(normalised(other.response().raw), capturedResponse("session/duplicate-poll", "poll afterwards"));
    }

    EngineHarness harness;
    RawPeer poll;
    RawPeer push;
    QByteArray target;
};

const QByteArray kOk = capturedResponse("session/basic", "push CONNECT");

} // namespace

/// The rules of section "session" in engineio-http.json.
class tst_EnginePolling : public QObject {
    Q_OBJECT

private slots:
    void exchangesMessages();
    void joinsWhatIsQueued();
    void holdsThePollUntilThereIsSomething();
    void joinsTheMessagesOfOneTurn();
    void takesSeveralPacketsInOnePush();
    void carriesBinaryAsBase64();
    void repairsInvalidUtf8();
    void closesOnASecondPoll();
    void closesOnASecondPush();
    void closesWhenAPollIsCancelled();
    void closesWhenAPushIsCancelled();
    void closesOnAClosePacket();
    void serverCloseEndsThePendingPoll();
    void serverCloseWaitsForTheNextPoll();
    void closesOnABadPush_data();
    void closesOnABadPush();
    void closesOnAClientPing();
    void refusesOctetStreams();
    void takesAnyOtherContentType();
    void survivesAnOversizedPush();
    void survivesOtherMethods();
    void survivesMismatches();
    void isWritableWhileAPollIsPending();
};

void tst_EnginePolling::exchangesMessages()
{
    PollingClient client;
    QCOMPARE(normalised(client.post("4hello", "Content-Type: text/plain;charset=UTF-8\r\n").raw), kOk);
    QCOMPARE(client.harness.last().texts, QList<QByteArray>{"hello"});
    client.harness.last().session->send(SharedMessage::text("w\xc3\xb6rld"));
    const RawResponse response = client.pollNow();
    QCOMPARE(response.body, QByteArray("4w\xc3\xb6rld"));
    QCOMPARE(response.header("Content-Length"), QByteArray("7"));
}

void tst_EnginePolling::joinsWhatIsQueued()
{
    PollingClient client;
    client.harness.last().session->send(SharedMessage::text("a"));
    client.harness.last().session->send(SharedMessage::text("b"));
    QCOMPARE(client.harness.last().session->queuedBytes(), 4);
    QCOMPARE(client.pollNow().body,
        QByteArray("4a\x1e"
                   "4b"));
    QCOMPARE(client.harness.last().session->queuedBytes(), 0);
}

void tst_EnginePolling::holdsThePollUntilThereIsSomething()
{
    PollingClient client;
    client.holdPoll();
    QVERIFY(client.poll.received().isEmpty());
    client.harness.last().session->send(SharedMessage::text("late"));
    QCOMPARE(client.poll.response().body, QByteArray("4late"));
}

void tst_EnginePolling::joinsTheMessagesOfOneTurn()
{
    PollingClient client;
    client.holdPoll();
    for (const char *text : {"a", "b", "c"})
        client.harness.last().session->send(SharedMessage::text(text));
    QCOMPARE(client.poll.response().body,
        QByteArray("4a\x1e"
                   "4b\x1e"
                   "4c"));
}

void tst_EnginePolling::takesSeveralPacketsInOnePush()
{
    PollingClient client;
    QCOMPARE(client
                 .post("4a\x1e"
                       "4b\x1e"
                       "6\x1e"
                       "4")
                 .body,
        QByteArray("ok"));
    const QList<QByteArray> expected{"a", "b", ""};
    QCOMPARE(client.harness.last().texts, expected);
}

void tst_EnginePolling::carriesBinaryAsBase64()
{
    PollingClient client;
    QCOMPARE(client
                 .post("4x\x1e"
                       "bAQID")
                 .body,
        QByteArray("ok"));
    QCOMPARE(client.harness.last().binaries, QList<QByteArray>{"\x01\x02\x03"});
    client.harness.last().session->send(SharedMessage::binary("\x01\x02\x03"));
    QCOMPARE(client.pollNow().body, QByteArray("bAQID"));
}

void tst_EnginePolling::repairsInvalidUtf8()
{
    PollingClient client;
    QCOMPARE(client.post("4a\xff").body, QByteArray("ok"));
    QCOMPARE(client.harness.last().texts, QList<QByteArray>{"a\xef\xbf\xbd"});
}

void tst_EnginePolling::closesOnASecondPoll()
{
    PollingClient client;
    client.holdPoll();
    RawPeer second(client.harness.port);
    second.request("GET", client.target);
    QCOMPARE(
        normalised(second.response().raw), capturedResponse("session/duplicate-poll", "second poll at the same time"));
    QCOMPARE(normalised(client.poll.response().raw), capturedResponse("session/duplicate-poll", "first poll"));
    client.verifyClosed(DisconnectReason::TransportError, "overlap from client");
}

void tst_EnginePolling::closesOnASecondPush()
{
    PollingClient client;
    client.push.write("POST " + client.target + " HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n42[");
    QTRY_COMPARE(client.push.socket().bytesToWrite(), 0);
    RawPeer second(client.harness.port);
    second.request("POST", client.target, "40");
    QCOMPARE(
        normalised(second.response().raw), capturedResponse("session/duplicate-push", "second push at the same time"));
    QVERIFY(client.push.waitForClose());
    QVERIFY(client.push.received().isEmpty());
    client.verifyClosed(DisconnectReason::TransportError, "data request overlap from client");
}

void tst_EnginePolling::closesWhenAPollIsCancelled()
{
    PollingClient client;
    client.holdPoll();
    client.poll.abort();
    client.verifyClosed(DisconnectReason::TransportError, "poll connection closed prematurely");
}

void tst_EnginePolling::closesWhenAPushIsCancelled()
{
    PollingClient client;
    client.push.write("POST " + client.target + " HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n42[");
    QTRY_COMPARE(client.push.socket().bytesToWrite(), 0);
    client.push.abort();
    client.verifyClosed(DisconnectReason::TransportError, "data request connection closed prematurely");
}

void tst_EnginePolling::closesOnAClosePacket()
{
    PollingClient client;
    client.holdPoll();
    QCOMPARE(normalised(client.post("1").raw), kOk);
    QCOMPARE(normalised(client.poll.response().raw), capturedResponse("session/client-close", "poll (held open)"));
    client.verifyClosed(DisconnectReason::TransportClose);
}

void tst_EnginePolling::serverCloseEndsThePendingPoll()
{
    PollingClient client;
    client.holdPoll();
    client.harness.last().session->close(DisconnectReason::ForcedClose);
    QCOMPARE(normalised(client.poll.response().raw),
        capturedResponse("session/server-close-pending-poll", "poll (held open)"));
    client.verifyClosed(DisconnectReason::ForcedClose);
}

void tst_EnginePolling::serverCloseWaitsForTheNextPoll()
{
    PollingClient client;
    client.harness.last().session->close(DisconnectReason::ForcedClose);
    QCOMPARE(normalised(client.pollNow().raw), capturedResponse("session/server-close-no-poll", "next poll"));
    client.verifyClosed(DisconnectReason::ForcedClose);
}

void tst_EnginePolling::closesOnABadPush_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QList<QByteArray>>("goodOnes");
    QTest::newRow("unknown type") << QByteArray("abc") << QList<QByteArray>{};
    QTest::newRow("empty") << QByteArray("") << QList<QByteArray>{};
    QTest::newRow("valid, then invalid") << QByteArray("4a\x1e"
                                                       "abc")
                                         << QList<QByteArray>{"a"};
    QTest::newRow("trailing separator") << QByteArray("4a\x1e") << QList<QByteArray>{"a"};
    QTest::newRow("too many packets") << QByteArray("6\x1e").repeated(10'000) + '6' << QList<QByteArray>{};
}

void tst_EnginePolling::closesOnABadPush()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QList<QByteArray>, goodOnes);
    PollingClient client;
    QCOMPARE(normalised(client.post(body).raw), kOk);
    QCOMPARE(client.harness.last().texts, goodOnes);
    QTRY_VERIFY(client.harness.last().closed == DisconnectReason::ParseError);
    QCOMPARE(client.harness.server.counters().decodeErrors, 1U);
}

void tst_EnginePolling::closesOnAClientPing()
{
    PollingClient client;
    QCOMPARE(normalised(client.post("2").raw), kOk);
    client.verifyClosed(DisconnectReason::TransportError, "invalid heartbeat direction");
}

void tst_EnginePolling::refusesOctetStreams()
{
    PollingClient client;
    QCOMPARE(normalised(client.post("40", "Content-Type: application/octet-stream\r\n").raw),
        capturedResponse("session/push-octet-stream", "push with binary content type"));
    client.verifyClosed(DisconnectReason::TransportError, "invalid content");
}

void tst_EnginePolling::takesAnyOtherContentType()
{
    PollingClient client;
    QCOMPARE(client.post("4a").body, QByteArray("ok"));
    QCOMPARE(client.post("4b", "Content-Type: application/json\r\n").body, QByteArray("ok"));
    const QList<QByteArray> expected{"a", "b"};
    QCOMPARE(client.harness.last().texts, expected);
}

void tst_EnginePolling::survivesAnOversizedPush()
{
    EngineOptions options;
    options.maxPayloadBytes = 20;
    PollingClient client(options);
    QCOMPARE(normalised(client.post("4xxxxxxxxxxxxxxxxxxxx").raw),
        capturedResponse("session/push-too-big", "push of 21 bytes"));
    QCOMPARE(client.post("4xxxxxxxxxxxxxxxxxxx").body, QByteArray("ok"));
    QVERIFY(!client.harness.last().closed);
}

void tst_EnginePolling::survivesOtherMethods()
{
    PollingClient client;
    client.push.request("PUT", client.target, "x");
    QCOMPARE(normalised(client.push.response().raw), capturedResponse("session/other-methods", "PUT on a session"));
    client.push.request("OPTIONS", client.target);
    QCOMPARE(client.push.response().status, 500);
    client.push.request("HEAD", client.target);
    QCOMPARE(
        normalised(client.push.response(true).raw), capturedResponse("session/other-methods", "HEAD on a session"));
    QCOMPARE(client.post("4a").body, QByteArray("ok"));
}

void tst_EnginePolling::survivesMismatches()
{
    PollingClient client;
    const QByteArray sid = client.harness.last().sid;
    for (const QByteArray query : {"EIO=3&transport=polling", "transport=polling", "EIO=4&transport=websocket"}) {
        client.push.request("GET", "/engine.io/?" + query + "&sid=" + sid);
        QCOMPARE(client.push.response().body, QByteArray(R"({"code":3,"message":"Bad request"})"));
    }
    QCOMPARE(client.post("4a").body, QByteArray("ok"));
}

void tst_EnginePolling::isWritableWhileAPollIsPending()
{
    PollingClient client;
    EngineSession &session = *client.harness.last().session;
    QVERIFY(!session.isWritable());
    client.holdPoll();
    QVERIFY(session.isWritable());
    session.send(SharedMessage::text("a"));
    QVERIFY(!session.isWritable());
    QCOMPARE(client.poll.response().body, QByteArray("4a"));
    QVERIFY(!session.isWritable());
}

RELAYSCOPE_EPOLL_TEST_MAIN(tst_EnginePolling)
#include "tst_enginepolling.moc"
