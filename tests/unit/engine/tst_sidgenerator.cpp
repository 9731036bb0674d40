#include "engine/sidgenerator.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using relayscope::engineio::SidGenerator;

class tst_SidGenerator : public QObject {
    Q_OBJECT

private slots:
    void makesTwentyUrlSafeCharacters();
    void neverRepeats();
    void countsInTheLastFour();
};

void tst_SidGenerator::makesTwentyUrlSafeCharacters()
{
    SidGenerator sids;
    for (int i = 0; i < 1'000; ++i) {
        const QByteArray sid = sids.next();
        QCOMPARE(sid.size(), 20);
        QVERIFY(std::all_of(sid.begin(), sid.end(),
            [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_'; }));
    }
}

void tst_SidGenerator::neverRepeats()
{
    SidGenerator first;
    SidGenerator second;
    QSet<QByteArray> randomParts;
    for (int i = 0; i < 1'000; ++i)
        randomParts << first.next().first(16) << second.next().first(16);
    QCOMPARE(randomParts.size(), 2'000);
}

void tst_SidGenerator::countsInTheLastFour()
{
    SidGenerator sids;
    QCOMPARE(sids.next().last(4), QByteArray("AAAA"));
    QCOMPARE(sids.next().last(4), QByteArray("AAAB"));
    for (int i = 2; i < 66; ++i)
        (void)sids.next();
    QCOMPARE(sids.next().last(4), QByteArray("AABC"));
}

QTEST_APPLESS_MAIN(tst_SidGenerator)
#include "tst_sidgenerator.moc"
