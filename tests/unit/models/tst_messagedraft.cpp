#include "models/messagedraft.h"
#include "models/messagehistory.h"

#include <QTest>

using namespace relayscope;
using models::DraftField;
using models::MessageHistory;

class tst_MessageDraft : public QObject {
    Q_OBJECT

private slots:
    void showsTheExactFrame_data();
    void showsTheExactFrame();
    void refusesEventNames_data();
    void refusesEventNames();
    void pointsAtTheArguments();
    void historyWalksBackToTheDraft();
    void historyKeepsOneOfTheSame();
    void historyIsBounded();
};

void tst_MessageDraft::showsTheExactFrame_data()
{
    QTest::addColumn<QString>("event");
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("ackId");
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("no argument") << QStringLiteral("ping") << QString() << -1 << QByteArray("42[\"ping\"]");
    QTest::newRow("object") << QStringLiteral("message") << QStringLiteral("{ \"text\" : \"hi\" }") << -1
                            << QByteArray("42[\"message\",{\"text\":\"hi\"}]");
    QTest::newRow("ack") << QStringLiteral("echo") << QStringLiteral("1, 2.50") << 7
                         << QByteArray("427[\"echo\",1,2.5]");
}

void tst_MessageDraft::showsTheExactFrame()
{
    QFETCH(QString, event);
    QFETCH(QString, arguments);
    QFETCH(int, ackId);
    QFETCH(QByteArray, frame);
    const auto message = models::checkDraft(event, arguments);
    QVERIFY(message);
    const auto id = ackId < 0 ? std::nullopt : std::optional<std::uint64_t>(ackId);
    QCOMPARE(models::wireFrame(*message, id), frame);
}

void tst_MessageDraft::refusesEventNames_data()
{
    QTest::addColumn<QString>("event");
    QTest::newRow("empty") << QString();
    QTest::newRow("reserved") << QStringLiteral("connect_error");
}

void tst_MessageDraft::refusesEventNames()
{
    QFETCH(QString, event);
    const auto message = models::checkDraft(event, QStringLiteral("1"));
    QVERIFY(!message);
    QCOMPARE(message.error().field, DraftField::Event);
    QVERIFY(!message.error().text.isEmpty());
}

void tst_MessageDraft::pointsAtTheArguments()
{
    const auto message = models::checkDraft(QStringLiteral("message"), QStringLiteral("1, oops"));
    QVERIFY(!message);
    QCOMPARE(message.error().field, DraftField::Arguments);
    QCOMPARE(message.error().position, 3);
}

void tst_MessageDraft::historyWalksBackToTheDraft()
{
    const MessageHistory::Entry first{QStringLiteral("a"), QStringLiteral("1")};
    const MessageHistory::Entry second{QStringLiteral("b"), QStringLiteral("2")};
    const MessageHistory::Entry draft{QStringLiteral("c"), QStringLiteral("3")};
    MessageHistory history;
    QVERIFY(!history.previous(draft));
    QVERIFY(!history.next());
    history.add(first);
    history.add(second);

    QCOMPARE(*history.previous(draft), second);
    QCOMPARE(*history.previous(second), first);
    QVERIFY(!history.previous(first));
    QCOMPARE(*history.next(), second);
    QCOMPARE(*history.next(), draft);
    QVERIFY(!history.next());
}

void tst_MessageDraft::historyKeepsOneOfTheSame()
{
    const MessageHistory::Entry entry{QStringLiteral("a"), QStringLiteral("1")};
    MessageHistory history;
    history.add(entry);
    history.add(entry);
    QCOMPARE(*history.previous({}), entry);
    QVERIFY(!history.previous(entry));
}

void tst_MessageDraft::historyIsBounded()
{
    MessageHistory history;
    for (int i = 0; i < MessageHistory::kMaxEntries + 5; ++i)
        history.add({QString::number(i), {}});
    int count = 0;
    while (history.previous({}))
        ++count;
    QCOMPARE(count, MessageHistory::kMaxEntries);
}

QTEST_APPLESS_MAIN(tst_MessageDraft)
#include "tst_messagedraft.moc"
