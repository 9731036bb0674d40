#include "client/backoff.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace std::chrono_literals;
using relayscope::client::Backoff;

class tst_Backoff : public QObject {
    Q_OBJECT

private slots:
    void matchesOfficialClient_data();
    void matchesOfficialClient();
    void startsOverAfterReset();
    void staysAtCapForEver();
    void ignoresJitterOutOfRange();
};

void tst_Backoff::matchesOfficialClient_data()
{
    QTest::addColumn<Backoff::Options>("options");
    QTest::addColumn<double>("random");
    QTest::addColumn<QList<int>>("expectedMs");

    QFile file(QStringLiteral(RELAYSCOPE_TEST_DATA "/client-wire.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray entries = QJsonDocument::fromJson(file.readAll())[QLatin1String("entries")].toArray();
    for (const QJsonValue &entry : entries) {
        const QString name = entry[QLatin1String("name")].toString();
        if (!name.startsWith(QLatin1String("backoff/"))) {
            continue;
        }
        const Backoff::Options options{std::chrono::milliseconds(entry[QLatin1String("reconnectionDelay")].toInt()),
            std::chrono::milliseconds(entry[QLatin1String("reconnectionDelayMax")].toInt()),
            entry[QLatin1String("randomizationFactor")].toDouble()};
        const QJsonArray rows = entry[QLatin1String("rows")].toArray();
        for (const QJsonValue &row : rows) {
            QList<int> expected;
            const QJsonArray durations = row[QLatin1String("durations")].toArray();
            for (const QJsonValue &duration : durations) {
                expected.append(duration.toInt());
            }
            const double random = row[QLatin1String("random")].toDouble();
            QTest::addRow("%s random %g", qPrintable(name), random) << options << random << expected;
        }
    }
}

void tst_Backoff::matchesOfficialClient()
{
    QFETCH(Backoff::Options, options);
    QFETCH(double, random);
    QFETCH(QList<int>, expectedMs);

    Backoff backoff(options, [random] { return random; });
    QList<int> delaysMs;
    for (qsizetype i = 0; i < expectedMs.size(); ++i) {
        delaysMs.append(static_cast<int>(backoff.next().count()));
    }
    QCOMPARE(delaysMs, expectedMs);
    QCOMPARE(backoff.attempts(), static_cast<int>(expectedMs.size()));
}

void tst_Backoff::startsOverAfterReset()
{
    Backoff backoff({100ms, 10s, 0}, [] { return 0.0; });
    QCOMPARE(backoff.next(), 100ms);
    QCOMPARE(backoff.next(), 200ms);
    backoff.reset();
    QCOMPARE(backoff.attempts(), 0);
    QCOMPARE(backoff.next(), 100ms);
}

void tst_Backoff::staysAtCapForEver()
{
    Backoff backoff({1s, 5s, 0.5}, [] { return 0.85; });
    std::chrono::milliseconds last{};
    for (int i = 0; i < 5'000; ++i) {
        last = backoff.next();
    }
    QCOMPARE(last, 5s);
}

void tst_Backoff::ignoresJitterOutOfRange()
{
    Backoff backoff({1s, 5s, 1.5}, [] { return 0.5; });
    QCOMPARE(backoff.next(), 1s);
}

QTEST_GUILESS_MAIN(tst_Backoff)
#include "tst_backoff.moc"
