#include "models/messagebrackets.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>
#include <vector>

using namespace relayscope;
using models::MessageBrackets;

namespace {

MessageBrackets bracketsOf(const QList<quint64> &messages)
{
    MessageBrackets brackets;
    for (qsizetype serial = 0; serial < messages.size(); ++serial)
        brackets.append(quint64(serial), messages.at(serial));
    return brackets;
}

} // namespace

class tst_MessageBrackets final : public QObject {
    Q_OBJECT

private slots:
    void joinsTheRowsOfAMessage();
    void oneRowHasNoBracket();
    void messagesAfterEachOtherShareALane();
    void whatEnclosesGoesOut();
    void crossingMessagesHaveTheirOwnLanes();
    void theFourthHasNoLane();
    void comesFromAboveWhenItsBeginningIsDropped();
    void joinsMessagesAfterwards();
    void agreesWithASlowOne();
};

void tst_MessageBrackets::joinsTheRowsOfAMessage()
{
    const MessageBrackets brackets = bracketsOf({7, 7, 7});
    QVERIFY(brackets.mark(0, 7).isFirst && !brackets.mark(0, 7).isLast);
    QVERIFY(!brackets.mark(1, 7).isFirst && !brackets.mark(1, 7).isLast);
    QVERIFY(!brackets.mark(2, 7).isFirst && brackets.mark(2, 7).isLast);
    QCOMPARE(brackets.mark(1, 7).lane, 0);
    QCOMPARE(brackets.mark(1, 7).passing, (std::array<quint64, 3>{0, 0, 0}));
}

void tst_MessageBrackets::oneRowHasNoBracket()
{
    const MessageBrackets brackets = bracketsOf({7, 0});
    QCOMPARE(brackets.mark(0, 7), MessageBrackets::Mark());
    QCOMPARE(brackets.mark(1, 0), MessageBrackets::Mark());
}

void tst_MessageBrackets::messagesAfterEachOtherShareALane()
{
    const MessageBrackets brackets = bracketsOf({1, 1, 2, 2});
    QCOMPARE(brackets.mark(0, 1).lane, 0);
    QCOMPARE(brackets.mark(2, 2).lane, 0);
}

void tst_MessageBrackets::whatEnclosesGoesOut()
{
    const MessageBrackets brackets = bracketsOf({1, 2, 2, 0, 1});
    QCOMPARE(brackets.mark(0, 1).lane, 1);
    QCOMPARE(brackets.mark(1, 2).lane, 0);
    QCOMPARE(brackets.mark(1, 2).passing, (std::array<quint64, 3>{0, 1, 0}));
    QCOMPARE(brackets.mark(3, 0).passing, (std::array<quint64, 3>{0, 1, 0}));
}

void tst_MessageBrackets::crossingMessagesHaveTheirOwnLanes()
{
    const MessageBrackets brackets = bracketsOf({1, 2, 1, 2, 3, 3});
    QVERIFY(brackets.mark(0, 1).lane != brackets.mark(1, 2).lane);
    QCOMPARE(brackets.mark(4, 3).lane, 0);
}

void tst_MessageBrackets::theFourthHasNoLane()
{
    const MessageBrackets brackets = bracketsOf({1, 2, 3, 4, 4, 3, 2, 1});
    QCOMPARE(brackets.mark(3, 4).lane, 0);
    QCOMPARE(brackets.mark(2, 3).lane, 1);
    QCOMPARE(brackets.mark(1, 2).lane, 2);
    QCOMPARE(brackets.mark(0, 1).lane, -1);
    QVERIFY(brackets.mark(0, 1).isFirst && brackets.mark(0, 1).hasNoLane);
    QVERIFY(!brackets.mark(1, 2).hasNoLane);
    QCOMPARE(brackets.span(1)->last, 7U);
}

void tst_MessageBrackets::comesFromAboveWhenItsBeginningIsDropped()
{
    MessageBrackets brackets = bracketsOf({1, 2, 2, 1, 1});
    brackets.dropBefore(3);
    QCOMPARE(brackets.span(2), nullptr);
    QVERIFY(!brackets.mark(3, 1).isFirst);
    QVERIFY(brackets.mark(4, 1).isLast);
    brackets.dropBefore(5);
    QCOMPARE(brackets.span(1), nullptr);
    brackets.append(5, 3);
    brackets.append(6, 3);
    QCOMPARE(brackets.mark(5, 3).lane, 0);
}

void tst_MessageBrackets::joinsMessagesAfterwards()
{
    MessageBrackets brackets = bracketsOf({1, 2, 3, 3, 2});
    brackets.join({2, 1});
    QCOMPARE(brackets.span(2), nullptr);
    QVERIFY(brackets.mark(0, 1).isFirst);
    QVERIFY(brackets.mark(4, 1).isLast);
    QVERIFY(brackets.mark(0, 1).lane != brackets.mark(2, 3).lane);
    brackets.join({99, 1});
    brackets.join({3, 98});
    QCOMPARE(brackets.span(98)->first, 2U);
}

void tst_MessageBrackets::agreesWithASlowOne()
{
    QRandomGenerator random(20261123);
    MessageBrackets brackets;
    std::map<quint64, quint64> rows; // serial, message
    for (quint64 serial = 0; serial < 2'000; ++serial) {
        const quint64 message = quint64(random.bounded(6)) == 0 ? 0 : serial / 10 + quint64(random.bounded(5)) + 1;
        brackets.append(serial, message);
        rows[serial] = message;
        if (random.bounded(20) == 0 && serial > 50) {
            rows.erase(rows.begin(), rows.lower_bound(serial - 50));
            brackets.dropBefore(serial - 50);
        }
        if (random.bounded(40) == 0 && message > 1) {
            brackets.join({message, message - 1});
            for (auto &[row, of] : rows)
                of = of == message ? message - 1 : of;
        }
    }
    for (const auto &[serial, message] : rows) {
        const MessageBrackets::Mark mark = brackets.mark(serial, message);
        for (int lane = 0; lane < MessageBrackets::kLanes; ++lane) {
            const quint64 passing = mark.passing[std::size_t(lane)];
            QVERIFY(passing == 0 || mark.lane != lane);
            if (passing == 0)
                continue;
            const MessageBrackets::Span *span = brackets.span(passing);
            QVERIFY(span != nullptr && span->first < serial && span->last > serial);
        }
        if (message == 0)
            continue;
        const auto last
            = std::find_if(rows.rbegin(), rows.rend(), [&](const auto &row) { return row.second == message; });
        QCOMPARE(brackets.span(message)->last, last->first);
    }
}

QTEST_APPLESS_MAIN(tst_MessageBrackets)
#include "tst_messagebrackets.moc"
