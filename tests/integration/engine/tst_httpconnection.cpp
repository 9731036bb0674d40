#include "engine/httpconnection.h"

#include "engine/tcplistener.h"
#include "engineharness.h"
#include "rawpeer.h"

using namespace relayscope;
using namespace relayscope::engineio;
using namespace std::chrono_literals;

namespace {

/// Takes every request for a body of up to 10 bytes and answers with it; upgrades wait for nothing.
class EchoRouter final : public HttpRouter, public HttpExchange {
public:
    void requestReceived(HttpConnection &connection) override { connection.receiveBody(*this, 10); }
    void upgradeReceived(HttpConnection &connection) override { connection.closeAfter(20ms); }
    void bodyReceived(HttpConnection &connection, const QByteArray &body) override
    {
        HttpReply reply;
        reply.headers = {{"Content-Length", QByteArray::number(body.size())}};
        reply.body = body;
        connection.respond(reply);
    }
    void bodyTooLarge(HttpConnection &connection) override
    {
        HttpReply reply;
        reply.status = 413;
        connection.respond(reply);
    }
    void requestAborted(HttpConnection &) override { ++aborted; }

    void refused(const HttpConnection &, Refusal refusal) override { refusals.append(refusal); }

    int aborted = 0;
    QList<Refusal> refusals;
};

struct Server {
    explicit Server(const HttpTimeouts &timeouts = {})
        : listener(
            wheel, 16,
            [this, timeouts](std::unique_ptr<TcpStream> stream) {
                new HttpConnection(std::move(stream), router, wheel, &connections, timeouts);
            },
            [] {})
    {
        if (!listener.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }

    TimerWheel wheel;
    EchoRouter router;
    QObject connections;
    TcpListener listener;
};

} // namespace

class tst_HttpConnection : public QObject {
    Q_OBJECT

private slots:
    void servesOneRequestAfterTheOther();
    void answersPipelinedRequestsInOrder();
    void readsPastAnOversizedBody();
    void closesWhenAskedTo();
    void asksForAnExpectedBody();
    void closesSilentlyWhenIdle();
    void endsASlowHead();
    void endsASlowBody();
    void tellsWhenThePeerGoes();
    void closesAnUpgradeLater();
};

void tst_HttpConnection::servesOneRequestAfterTheOther()
{
    Server server;
    RawPeer peer(server.listener.serverPort());
    for (const QByteArray body : {"one", "two", ""}) {
        peer.request("POST", "/", body);
        QCOMPARE(peer.response().body, body);
    }
}

void tst_HttpConnection::answersPipelinedRequestsInOrder()
{
    Server server;
    RawPeer peer(server.listener.serverPort());
    QByteArray requests;
    for (int i = 0; i < 20; ++i)
        requests += "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n" + QByteArray::number(10 + i);
    peer.write(requests);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(peer.response().body, QByteArray::number(10 + i));
}

void tst_HttpConnection::readsPastAnOversizedBody()
{
    Server server;
    RawPeer peer(server.listener.serverPort());
    peer.request("POST", "/", QByteArray(500'000, 'x'));
    QCOMPARE(peer.response().status, 413);
    peer.request("POST", "/", "small");
    QCOMPARE(peer.response().body, QByteArray("small"));
}

void tst_HttpConnection::closesWhenAskedTo()
{
    Server server;
    for (const QByteArray request : {"POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 1\r\n\r\na",
             "POST / HTTP/1.0\r\nContent-Length: 1\r\n\r\na"}) {
        RawPeer peer(server.listener.serverPort());
        peer.write(request);
        const RawResponse response = peer.response();
        QCOMPARE(response.body, QByteArray("a"));
        QCOMPARE(response.header("Connection"), QByteArray("close"));
        QVERIFY(peer.waitForClose());
    }
}

void tst_HttpConnection::asksForAnExpectedBody()
{
    Server server;
    RawPeer peer(server.listener.serverPort());
    peer.write("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    QCOMPARE(peer.response(true).status, 100);
    peer.write("hello");
    QCOMPARE(peer.response().body, QByteArray("hello"));
}

void tst_HttpConnection::closesSilentlyWhenIdle()
{
    HttpTimeouts timeouts;
    timeouts.idle = 30ms;
    Server server(timeouts);
    RawPeer peer(server.listener.serverPort());
    peer.request("POST", "/", "a");
    QCOMPARE(peer.response().status, 200);
    QVERIFY(peer.waitForClose());
    QVERIFY(peer.received().isEmpty());
}

void tst_HttpConnection::endsASlowHead()
{
    HttpTimeouts timeouts;
    timeouts.head = 30ms;
    Server server(timeouts);
    RawPeer peer(server.listener.serverPort());
    peer.write("POST / HTTP/1.1\r\nHost: ");
    QCOMPARE(peer.response().status, 408);
    QVERIFY(peer.waitForClose());
}

void tst_HttpConnection::endsASlowBody()
{
    HttpTimeouts timeouts;
    timeouts.body = 30ms;
    Server server(timeouts);
    RawPeer peer(server.listener.serverPort());
    peer.write("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhel");
    QCOMPARE(peer.response().status, 408);
    QVERIFY(peer.waitForClose());
    QCOMPARE(server.router.aborted, 1);
}

void tst_HttpConnection::tellsWhenThePeerGoes()
{
    Server server;
    RawPeer peer(server.listener.serverPort());
    peer.write("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhel");
    QTRY_VERIFY(peer.socket().bytesToWrite() == 0);
    peer.abort();
    QTRY_COMPARE(server.router.aborted, 1);
    QTRY_VERIFY(server.connections.children().isEmpty());
}

void tst_HttpConnection::closesAnUpgradeLater()
{
    Server server;
    RawPeer peer(server.listener.serverPort());
    peer.upgrade("/other/");
    QVERIFY(peer.waitForClose());
    QVERIFY(peer.received().isEmpty());
    QTRY_VERIFY(server.connections.children().isEmpty());
}

RELAYSCOPE_EPOLL_TEST_MAIN(tst_HttpConnection)
#include "tst_httpconnection.moc"
