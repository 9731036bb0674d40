#include "core/hopstore.h"

#include <QTest>

using namespace relayscope::core;

namespace {

QList<Hop> hops(quint64 first, int count)
{
    QList<Hop> list;
    for (int i = 0; i < count; ++i) {
        Hop hop;
        hop.number = first + quint64(i);
        hop.message = hop.number;
        list.append(hop);
    }
    return list;
}

} // namespace

class tst_HopStore final : public QObject {
    Q_OBJECT

private slots:
    void dropsTheOldestRows();
    void dropsByBytes();
    void keepsTheEndOfABatchOverTheLimit();
    void joinsMessages();
};

void tst_HopStore::dropsTheOldestRows()
{
    HopStore store({5, 1'000'000});
    QCOMPARE(store.append(hops(1, 4)), 0);
    QCOMPARE(store.rowsToDrop(hops(5, 3)), 2);
    QCOMPARE(store.append(hops(5, 3)), 2);
    QCOMPARE(store.size(), 5);
    QCOMPARE(store.at(0).number, quint64{3});
    QCOMPARE(store.dropped(), quint64{2});
}

void tst_HopStore::dropsByBytes()
{
    Hop large;
    large.payload = QByteArray(1'000, 'x');
    HopStore store({1'000, 3 * large.sizeBytes()});
    for (quint64 number = 1; number <= 5; ++number) {
        large.number = number;
        store.append({large});
    }
    QCOMPARE(store.size(), 3);
    QCOMPARE(store.at(0).number, quint64{3});
    QCOMPARE(store.bytes(), 3 * large.sizeBytes());
}

void tst_HopStore::keepsTheEndOfABatchOverTheLimit()
{
    HopStore store({5, 1'000'000});
    store.append(hops(1, 3));
    QCOMPARE(store.append(hops(4, 8)), 3);
    QCOMPARE(store.size(), 5);
    QCOMPARE(store.at(0).number, quint64{7});
    QCOMPARE(store.dropped(), quint64{6});
}

void tst_HopStore::joinsMessages()
{
    HopStore store;
    store.append(hops(1, 3));
    QVERIFY(store.join({3, 1}));
    QCOMPARE(store.at(2).message, quint64{1});
    QVERIFY(!store.join({9, 1}));
}

QTEST_GUILESS_MAIN(tst_HopStore)
#include "tst_hopstore.moc"
