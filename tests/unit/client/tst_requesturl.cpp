#include "client/requesturl.h"

#include <QRegularExpression>
#include <QTest>

using relayscope::client::ClientOptions;
using relayscope::client::isUsable;
using relayscope::client::requestUrl;
using relayscope::client::Transport;

class tst_RequestUrl : public QObject {
    Q_OBJECT

private slots:
    void ordersParametersAsOfficialClient();
    void escapesAsEncodeUriComponent();
    void normalizesPath_data();
    void normalizesPath();
    void keepsSchemeSecure();
    void knowsUsableAddresses_data();
    void knowsUsableAddresses();
};

namespace {

ClientOptions options()
{
    ClientOptions options;
    options.url = QUrl(QStringLiteral("http://127.0.0.1:3000/ignored?also=ignored"));
    return options;
}

} // namespace

void tst_RequestUrl::ordersParametersAsOfficialClient()
{
    ClientOptions withQuery = options();
    withQuery.query = {{"a", "1"}, {"b", "2"}};
    const QString polling = requestUrl(withQuery, Transport::Polling, "abc").toString(QUrl::FullyEncoded);
    static const QRegularExpression expected(QStringLiteral(
        "^http://127\\.0\\.0\\.1:3000/socket\\.io/\\?a=1&b=2&EIO=4&transport=polling&t=[0-9a-z]{8}&sid=abc$"));
    QVERIFY2(expected.match(polling).hasMatch(), qPrintable(polling));
    QCOMPARE(requestUrl(withQuery, Transport::WebSocket, {}).toString(QUrl::FullyEncoded),
        QStringLiteral("ws://127.0.0.1:3000/socket.io/?a=1&b=2&EIO=4&transport=websocket"));
}

void tst_RequestUrl::escapesAsEncodeUriComponent()
{
    ClientOptions withQuery = options();
    withQuery.query = {{"k&", "x y/\xc3\xa9=+%#'()*!~"}};
    QCOMPARE(requestUrl(withQuery, Transport::WebSocket, {}).query(QUrl::FullyEncoded),
        QStringLiteral("k%26=x%20y%2F%C3%A9%3D%2B%25%23'()*!~&EIO=4&transport=websocket"));
}

void tst_RequestUrl::normalizesPath_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("expected");
    QTest::newRow("both slashes") << QByteArray("/my/") << QStringLiteral("/my/");
    QTest::newRow("no trailing slash") << QByteArray("/my") << QStringLiteral("/my/");
    QTest::newRow("no slash") << QByteArray("my") << QStringLiteral("/my/");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("/");
}

void tst_RequestUrl::normalizesPath()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, expected);
    ClientOptions withPath = options();
    withPath.path = path;
    QCOMPARE(requestUrl(withPath, Transport::Polling, {}).path(), expected);
}

void tst_RequestUrl::keepsSchemeSecure()
{
    ClientOptions secure = options();
    secure.url = QUrl(QStringLiteral("https://example.test"));
    QCOMPARE(requestUrl(secure, Transport::Polling, {}).scheme(), QStringLiteral("https"));
    QCOMPARE(requestUrl(secure, Transport::WebSocket, {}).scheme(), QStringLiteral("wss"));
    QCOMPARE(requestUrl(secure, Transport::WebSocket, {}).port(), -1);
}

void tst_RequestUrl::knowsUsableAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("usable");
    QTest::newRow("http") << QStringLiteral("http://localhost:3000") << true;
    QTest::newRow("https") << QStringLiteral("https://localhost") << true;
    QTest::newRow("IPv6") << QStringLiteral("http://[::1]:3000") << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("no scheme") << QStringLiteral("localhost:3000") << false;
    QTest::newRow("no host") << QStringLiteral("http:///path") << false;
    QTest::newRow("other scheme") << QStringLiteral("ftp://localhost") << false;
}

void tst_RequestUrl::knowsUsableAddresses()
{
    QFETCH(QString, address);
    QFETCH(bool, usable);
    QCOMPARE(isUsable(QUrl(address)), usable);
}

QTEST_GUILESS_MAIN(tst_RequestUrl)
#include "tst_requesturl.moc"
