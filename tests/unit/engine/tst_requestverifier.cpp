#include "engine/requestverifier.h"

#include <QTest>

using namespace relayscope::engineio;

namespace {

constexpr auto kPolling = TransportKind::Polling;
constexpr auto kWebSocket = TransportKind::WebSocket;

RequestFacts handshake(const char *method, const char *transport, const char *version, bool upgrade = false)
{
    return {method, transport, {}, version, {}, upgrade, std::nullopt};
}

RequestFacts inSession(
    const char *transport, const char *version, std::optional<TransportKind> session, bool upgrade = false)
{
    return {"GET", transport, "sid", version, {}, upgrade, session};
}

} // namespace

class tst_RequestVerifier : public QObject {
    Q_OBJECT

private slots:
    void verifies_data();
    void verifies();
    void refusesDisabledTransports();
    void writesErrorsAsEngineIoDoes();
};

void tst_RequestVerifier::verifies_data()
{
    using Result = std::optional<RequestError>;
    const Result fine;
    const Result transport = RequestError::TransportUnknown;
    const Result session = RequestError::SessionUnknown;
    const Result method = RequestError::BadHandshakeMethod;
    const Result request = RequestError::BadRequest;
    const Result version = RequestError::UnsupportedProtocolVersion;

    QTest::addColumn<RequestFacts>("facts");
    QTest::addColumn<Result>("expected");
    QTest::newRow("polling handshake") << handshake("GET", "polling", "4") << fine;
    QTest::newRow("websocket handshake") << handshake("GET", "websocket", "4", true) << fine;
    QTest::newRow("transport missing") << handshake("GET", "", "4") << transport;
    QTest::newRow("transport unknown") << handshake("GET", "abc", "4") << transport;
    QTest::newRow("transport webtransport") << handshake("GET", "webtransport", "4") << transport;
    QTest::newRow("transport before method") << handshake("POST", "abc", "3") << transport;
    QTest::newRow("handshake by POST") << handshake("POST", "polling", "4") << method;
    QTest::newRow("handshake by OPTIONS") << handshake("OPTIONS", "polling", "4") << method;
    QTest::newRow("handshake by HEAD") << handshake("HEAD", "polling", "4") << method;
    QTest::newRow("method before version") << handshake("PUT", "polling", "3") << method;
    QTest::newRow("methods are case-sensitive") << handshake("get", "polling", "4") << method;
    QTest::newRow("websocket without upgrade") << handshake("GET", "websocket", "4") << request;
    QTest::newRow("version 3") << handshake("GET", "polling", "3") << version;
    QTest::newRow("version missing") << handshake("GET", "polling", "") << version;
    QTest::newRow("version not exactly 4") << handshake("GET", "polling", "04") << version;
    QTest::newRow("version of an upgrade comes later") << handshake("GET", "websocket", "3", true) << fine;
    QTest::newRow("upgrade with transport polling") << handshake("GET", "polling", "4", true) << fine;
    QTest::newRow("sid unknown") << inSession("polling", "4", std::nullopt) << session;
    QTest::newRow("sid unknown before version") << inSession("polling", "3", std::nullopt) << session;
    QTest::newRow("sid of a polling session") << inSession("polling", "4", kPolling) << fine;
    QTest::newRow("polling after the upgrade") << inSession("polling", "4", kWebSocket) << request;
    QTest::newRow("websocket GET on a polling session") << inSession("websocket", "4", kPolling) << request;
    QTest::newRow("websocket GET on a websocket session") << inSession("websocket", "4", kWebSocket) << request;
    QTest::newRow("upgrade of a polling session") << inSession("websocket", "4", kPolling, true) << fine;
    QTest::newRow("upgrade of a websocket session") << inSession("websocket", "4", kWebSocket, true) << fine;
    QTest::newRow("other version on a session") << inSession("polling", "3", kPolling) << request;
    QTest::newRow("other version on an upgrade") << inSession("websocket", "3", kPolling, true) << request;
}

void tst_RequestVerifier::verifies()
{
    QFETCH(const RequestFacts, facts);
    QFETCH(const std::optional<RequestError>, expected);
    QVERIFY(verifyRequest(facts, {}) == expected);
}

void tst_RequestVerifier::refusesDisabledTransports()
{
    EngineOptions options;
    options.allowPolling = false;
    QVERIFY(verifyRequest(handshake("GET", "polling", "4"), options) == RequestError::TransportUnknown);
    QVERIFY(!verifyRequest(handshake("GET", "websocket", "4", true), options));
    options.allowPolling = true;
    options.allowWebSocket = false;
    QVERIFY(verifyRequest(handshake("GET", "websocket", "4"), options) == RequestError::TransportUnknown);
}

void tst_RequestVerifier::writesErrorsAsEngineIoDoes()
{
    QCOMPARE(toJson(RequestError::TransportUnknown), QByteArray(R"({"code":0,"message":"Transport unknown"})"));
    QCOMPARE(toJson(RequestError::SessionUnknown), QByteArray(R"({"code":1,"message":"Session ID unknown"})"));
    QCOMPARE(toJson(RequestError::BadHandshakeMethod), QByteArray(R"({"code":2,"message":"Bad handshake method"})"));
    QCOMPARE(toJson(RequestError::BadRequest), QByteArray(R"({"code":3,"message":"Bad request"})"));
    QCOMPARE(toJson(RequestError::UnsupportedProtocolVersion),
        QByteArray(R"({"code":5,"message":"Unsupported protocol version"})"));
}

QTEST_APPLESS_MAIN(tst_RequestVerifier)
#include "tst_requestverifier.moc"
