#include "models/hopmarks.h"
#include "models/hopmodel.h"
#include "models/seenvalues.h"

#include <QSignalSpy>
#include <QTest>

using namespace relayscope;
using core::FilterField;
using core::Hop;
using core::PlaceKind;
using models::HopMarks;
using models::HopModel;

/// The small parts of the stream that have no state worth a program of their own.
class tst_StreamParts final : public QObject {
    Q_OBJECT

private slots:
    void collectsTheValuesOfAField();
    void boundsWhatItCollects();
    void cellsHaveFields();
    void marksAreBounded();
};

void tst_StreamParts::collectsTheValuesOfAField()
{
    Hop hop;
    hop.from = {PlaceKind::Client, QStringLiteral("client-1"), QStringLiteral("client 1")};
    hop.to = {PlaceKind::Node, QStringLiteral("node-a"), QStringLiteral("node A")};
    hop.eventName = "chat";
    Hop answer = hop;
    std::swap(answer.from, answer.to);
    answer.eventName.clear();
    HopModel hops;
    hops.append({hop, answer});
    QCOMPARE(models::seenValues(hops, FilterField::Event), QStringList{QStringLiteral("chat")});
    QCOMPARE(models::seenValues(hops, FilterField::Node), QStringList{QStringLiteral("node A")});
    QCOMPARE(models::seenValues(hops, FilterField::Client), QStringList{QStringLiteral("client 1")});
    QCOMPARE(models::seenValues(hops, FilterField::From),
        (QStringList{QStringLiteral("client 1"), QStringLiteral("node A")}));
    QCOMPARE(models::seenValues(hops, FilterField::Room), QStringList());
    QCOMPARE(models::seenValues(hops, FilterField::Payload), QStringList());
}

void tst_StreamParts::boundsWhatItCollects()
{
    QList<Hop> rows(1'000);
    for (qsizetype i = 0; i < rows.size(); ++i)
        rows[i].room = i == 0 ? QByteArray(1'000, 'x') : QByteArray::number(i);
    HopModel hops;
    hops.append(rows);
    const QStringList seen = models::seenValues(hops, FilterField::Room);
    QCOMPARE(seen.size(), models::kMaxSeenValues);
    QVERIFY(seen.contains(QStringLiteral("999")));
}

void tst_StreamParts::cellsHaveFields()
{
    Hop hop;
    hop.nsp = "/";
    QCOMPARE(HopModel::filterField(HopModel::Channel, hop), FilterField::Nsp);
    hop.room = "lobby";
    QCOMPARE(HopModel::filterField(HopModel::Channel, hop), FilterField::Room);
    hop.channel = "socket.io#/#";
    QCOMPARE(HopModel::filterField(HopModel::Channel, hop), FilterField::Channel);
    QCOMPARE(HopModel::filterField(HopModel::Verdict, hop), FilterField::Kind);
    hop.verdict = core::Verdict::Lost;
    QCOMPARE(HopModel::filterField(HopModel::Verdict, hop), FilterField::Verdict);
}

void tst_StreamParts::marksAreBounded()
{
    HopMarks marks;
    QSignalSpy changed(&marks, &HopMarks::changed);
    for (quint64 number = 1; number <= HopMarks::kMaxMarks + 1; ++number)
        marks.toggle(number);
    QCOMPARE(changed.size(), int(HopMarks::kMaxMarks + 1));
    QCOMPARE(marks.numbers().size(), HopMarks::kMaxMarks);
    QVERIFY(!marks.contains(1));
    marks.toggle(2);
    QVERIFY(!marks.contains(2));
    marks.clear();
    QVERIFY(marks.numbers().empty());
}

QTEST_GUILESS_MAIN(tst_StreamParts)
#include "tst_streamparts.moc"
