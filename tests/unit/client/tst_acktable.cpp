#include "client/acktable.h"

#include <QTest>

using namespace std::chrono_literals;
using relayscope::client::AckTable;

class tst_AckTable : public QObject {
    Q_OBJECT

private slots:
    void givesEachHandlerOnce();
    void expiresInOrderOfDeadlines();
    void forgetsDeadlineOfTakenAck();
    void takesAllButKept();
};

namespace {

const AckTable::Clock::time_point kStart{};

QList<quint64> ids(const std::vector<AckTable::Entry> &entries)
{
    QList<quint64> ids;
    for (const AckTable::Entry &entry : entries) {
        ids.append(entry.id);
    }
    return ids;
}

} // namespace

void tst_AckTable::givesEachHandlerOnce()
{
    AckTable acks;
    int calls = 0;
    acks.add(
        7, [&calls](const auto &) { ++calls; }, std::nullopt);
    QVERIFY(!acks.take(8));
    const std::optional<AckTable::Handler> handler = acks.take(7);
    QVERIFY(handler.has_value());
    (*handler)(AckTable::Handler::argument_type(relayscope::client::Socket::Arguments()));
    QCOMPARE(calls, 1);
    QVERIFY(!acks.take(7));
}

void tst_AckTable::expiresInOrderOfDeadlines()
{
    AckTable acks;
    acks.add(
        1, [](const auto &) {}, kStart + 30ms);
    acks.add(
        2, [](const auto &) {}, kStart + 10ms);
    acks.add(
        3, [](const auto &) {}, std::nullopt);
    acks.add(
        4, [](const auto &) {}, kStart + 31ms);
    QCOMPARE(acks.nextDeadline(), std::optional(kStart + 10ms));
    QVERIFY(acks.takeExpired(kStart + 9ms).empty());
    QCOMPARE(ids(acks.takeExpired(kStart + 30ms)), (QList<quint64>{2, 1}));
    QCOMPARE(acks.nextDeadline(), std::optional(kStart + 31ms));
    QVERIFY(acks.take(3));
    QVERIFY(!acks.take(1));
}

void tst_AckTable::forgetsDeadlineOfTakenAck()
{
    AckTable acks;
    acks.add(
        1, [](const auto &) {}, kStart + 10ms);
    acks.add(
        2, [](const auto &) {}, kStart + 10ms);
    QVERIFY(acks.take(1));
    QCOMPARE(ids(acks.takeExpired(kStart + 1s)), QList<quint64>{2});
    QVERIFY(!acks.nextDeadline());
}

void tst_AckTable::takesAllButKept()
{
    AckTable acks;
    for (quint64 id = 0; id < 5; ++id) {
        acks.add(
            id, [](const auto &) {}, kStart + 10ms);
    }
    QCOMPARE(ids(acks.takeExcept([](quint64 id) { return id == 3; })), (QList<quint64>{0, 1, 2, 4}));
    QCOMPARE(ids(acks.takeExpired(kStart + 10ms)), QList<quint64>{3});
}

QTEST_GUILESS_MAIN(tst_AckTable)
#include "tst_acktable.moc"
