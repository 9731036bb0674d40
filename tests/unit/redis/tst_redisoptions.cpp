#include "redis/options.h"

#include <QTest>

using relayscope::redis::Options;
using relayscope::redis::parseUrl;

class tst_RedisOptions : public QObject {
    Q_OBJECT

private slots:
    void readsUrls_data();
    void readsUrls();
    void refusesUrls_data();
    void refusesUrls();
    void neverShowsAPassword();
    void showsWhereItIs();
};

void tst_RedisOptions::readsUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<int>("database");

    const QByteArray none;
    const auto row = [](const char *name, const char *url, const char *host, int port, const QByteArray &user,
                         const QByteArray &password, int database) {
        QTest::newRow(name) << QString::fromUtf8(url) << QString::fromUtf8(host) << port << user << password
                            << database;
    };
    row("host only", "redis://example.org", "example.org", 6379, none, none, 0);
    row("host and port", "redis://127.0.0.1:7000", "127.0.0.1", 7000, none, none, 0);
    row("slash without database", "redis://127.0.0.1:7000/", "127.0.0.1", 7000, none, none, 0);
    row("database", "redis://127.0.0.1:7000/3", "127.0.0.1", 7000, none, none, 3);
    row("user and password", "redis://ann:secret@h:1/65535", "h", 1, "ann", "secret", 65535);
    row("password only", "redis://:secret@h", "h", 6379, none, "secret", 0);
    row("escaped password", "redis://ann:p%40ss%3Aw%2F%25@h", "h", 6379, "ann", "p@ss:w/%", 0);
    row("IPv6", "redis://[::1]:7000", "::1", 7000, none, none, 0);
}

void tst_RedisOptions::readsUrls()
{
    QFETCH(QString, url);
    const auto options = parseUrl(url);
    QVERIFY2(options.hasValue(), options.hasValue() ? "" : qPrintable(options.error()));
    QTEST(options->host, "host");
    QTEST(static_cast<int>(options->port), "port");
    QTEST(options->user, "user");
    QTEST(options->password, "password");
    QTEST(options->database, "database");
}

void tst_RedisOptions::refusesUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("reason");

    const auto row = [](const char *name, const char *url, const char *reason) {
        QTest::newRow(name) << QString::fromUtf8(url) << QString::fromUtf8(reason);
    };
    row("empty", "", "valid URL");
    row("no scheme", "localhost:6379", "redis://");
    row("another scheme", "http://localhost", "redis://");
    row("TLS", "rediss://localhost", "TLS");
    row("no host", "redis://:6379", "no host");
    row("port too large", "redis://h:65536", "valid URL");
    row("port zero", "redis://h:0", "port");
    row("port not a number", "redis://h:abc", "valid URL");
    row("database not a number", "redis://h/x", "database");
    row("database negative", "redis://h/-1", "database");
    row("database too large", "redis://h/65536", "database");
    row("path below the database", "redis://h/1/2", "database");
    row("query", "redis://h/1?x=y", "nothing may follow");
    row("fragment", "redis://h/1#x", "nothing may follow");
    row("user without password", "redis://ann@h", "password");
}

void tst_RedisOptions::refusesUrls()
{
    QFETCH(QString, url);
    QFETCH(QString, reason);
    const auto options = parseUrl(url);
    QVERIFY(!options);
    QVERIFY2(options.error().contains(reason), qPrintable(options.error()));
    QVERIFY2(!options.error().contains(QLatin1Char('\n')), qPrintable(options.error()));
}

void tst_RedisOptions::neverShowsAPassword()
{
    QVERIFY(!parseUrl(QStringLiteral("redis://ann:secret@h:0")).error().contains(QLatin1String("secret")));
    QVERIFY(!parseUrl(QStringLiteral("ann:secret@h")).error().contains(QLatin1String("secret")));
    QVERIFY(!parseUrl(QStringLiteral("redis://ann:sec@ret@h/x")).error().contains(QLatin1String("sec")));
    QVERIFY(!parseUrl(QStringLiteral("redis://ann:secret@h"))->displayName().contains(QLatin1String("secret")));
}

void tst_RedisOptions::showsWhereItIs()
{
    QCOMPARE(parseUrl(QStringLiteral("redis://a:b@h:7000/2"))->displayName(), QStringLiteral("h:7000/2"));
    QCOMPARE(parseUrl(QStringLiteral("redis://[::1]:7000"))->displayName(), QStringLiteral("[::1]:7000"));
}

QTEST_APPLESS_MAIN(tst_RedisOptions)

#include "tst_redisoptions.moc"
