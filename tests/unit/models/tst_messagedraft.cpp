#include "models/history.h"
#include "models/messagedraft.h"
#include "models/wirepreview.h"

#include <QTest>

using namespace relayscope;
using models::ArgumentType;
using models::DraftField;
using models::MessageDraft;
using Sender = core::SavedMessage::Sender;

namespace {

using MessageHistory = models::History<MessageDraft, 20>;

MessageDraft draftOf(const char *event, const QString &json = {})
{
    MessageDraft draft;
    draft.message.event = event;
    draft.arguments = {{ArgumentType::Json, json}};
    return draft;
}

} // namespace

class tst_MessageDraft : public QObject {
    Q_OBJECT

private slots:
    void showsTheExactFrame_data();
    void showsTheExactFrame();
    void listsAttachments();
    void showsWhatGoesOnRedis_data();
    void showsWhatGoesOnRedis();
    void refusesEventNames_data();
    void refusesEventNames();
    void refusesNamespaces_data();
    void refusesNamespaces();
    void pointsAtTheArgument();
    void refusesTooManyAttachments();
    void comesBackFromTheShelf();
    void keepsArgumentsThatCannotBeRead();
    void historyWalksBackToTheDraft();
    void historyKeepsOneOfTheSame();
    void historyIsBounded();
};

void tst_MessageDraft::showsTheExactFrame_data()
{
    QTest::addColumn<QByteArray>("nsp");
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("ackTimeoutMs");
    QTest::addColumn<QString>("frame");
    QTest::newRow("no argument") << QByteArray("/") << QString() << 0 << QStringLiteral("42[\"msg\"]");
    QTest::newRow("object") << QByteArray("/") << QStringLiteral("{ \"text\" : \"hi\" }") << 0
                            << QStringLiteral("42[\"msg\",{\"text\":\"hi\"}]");
    QTest::newRow("ack") << QByteArray("/chat") << QStringLiteral("1, 2.50") << 5'000
                         << QStringLiteral("42/chat,7[\"msg\",1,2.5]");
}

void tst_MessageDraft::showsTheExactFrame()
{
    QFETCH(QByteArray, nsp);
    QFETCH(QString, arguments);
    QFETCH(int, ackTimeoutMs);
    QFETCH(QString, frame);
    MessageDraft draft = draftOf("msg", arguments);
    draft.message.nsp = nsp;
    draft.message.ackTimeoutMs = ackTimeoutMs;
    const auto outgoing = models::checkDraft(draft);
    QVERIFY(outgoing);
    QCOMPARE(models::wirePreview(*outgoing, 7).text, frame);
}

void tst_MessageDraft::listsAttachments()
{
    MessageDraft draft = draftOf("msg");
    draft.arguments = {{ArgumentType::Hex, QStringLiteral("de ad")}, {ArgumentType::Text, QStringLiteral("x")}};
    const auto outgoing = models::checkDraft(draft);
    QVERIFY(outgoing);
    const models::WirePreview preview = models::wirePreview(*outgoing);
    QCOMPARE(preview.text, QStringLiteral("451-[\"msg\",{\"_placeholder\":true,\"num\":0},\"x\"]"));
    QCOMPARE(models::attachmentTexts(preview.attachments), QStringList{QStringLiteral("2 bytes: de ad")});
}

void tst_MessageDraft::showsWhatGoesOnRedis_data()
{
    QTest::addColumn<core::SavedMessage>("message");
    QTest::addColumn<QByteArray>("channel");
    QTest::addColumn<QString>("text");
    core::SavedMessage message;
    message.event = "msg";
    message.sender = Sender::Emitter;
    QTest::newRow("emitter, all") << message << QByteArray("socket.io#/#")
                                  << QStringLiteral("[\"emitter\",{\"type\":2,\"data\":[\"msg\",1],\"nsp\":\"/\"},"
                                                    "{\"rooms\":[],\"except\":[],\"flags\":{}}]");
    message.rooms = {"lobby"};
    message.except = {"bob"};
    message.nsp = "/chat";
    message.isVolatile = true;
    QTest::newRow("emitter, one room")
        << message << QByteArray("socket.io#/chat#lobby#")
        << QStringLiteral("[\"emitter\",{\"type\":2,\"data\":[\"msg\",1],\"nsp\":\"/chat\"},"
                          "{\"rooms\":[\"lobby\"],\"except\":[\"bob\"],\"flags\":{\"volatile\":true}}]");
    core::SavedMessage ofNode;
    ofNode.event = "msg";
    ofNode.sender = Sender::Node;
    ofNode.ackTimeoutMs = 2'000;
    QTest::newRow("node, ack") << ofNode << QByteArray("socket.io-request#/#")
                               << QString::fromUtf8(
                                      "{\"uid\":\"…\",\"requestId\":\"…\",\"type\":7,"
                                      "\"packet\":{\"type\":2,\"data\":[\"msg\",1],\"nsp\":\"/\"},"
                                      "\"opts\":{\"rooms\":[],\"except\":[],\"flags\":{\"timeout\":2000}}}");
    ofNode.ackTimeoutMs = 0;
    ofNode.local = true;
    QTest::newRow("node, local") << ofNode << QByteArray()
                                 << QString::fromUtf8("[\"…\",{\"type\":2,\"data\":[\"msg\",1],\"nsp\":\"/\"},"
                                                      "{\"rooms\":[],\"except\":[],\"flags\":{}}]");
}

void tst_MessageDraft::showsWhatGoesOnRedis()
{
    QFETCH(core::SavedMessage, message);
    QFETCH(QByteArray, channel);
    QFETCH(QString, text);
    const auto outgoing = models::checkDraft({message, {{ArgumentType::Json, QStringLiteral("1")}}});
    QVERIFY(outgoing);
    const models::WirePreview preview = models::wirePreview(*outgoing);
    QCOMPARE(preview.channel, channel);
    QCOMPARE(preview.text, text);
}

void tst_MessageDraft::refusesEventNames_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("reserved") << QByteArray("connect_error");
}

void tst_MessageDraft::refusesEventNames()
{
    QFETCH(QByteArray, event);
    const auto outgoing = models::checkDraft(draftOf(event, QStringLiteral("1")));
    QVERIFY(!outgoing);
    QCOMPARE(outgoing.error().field, DraftField::Event);
    QVERIFY(!outgoing.error().text.isEmpty());
}

void tst_MessageDraft::refusesNamespaces_data()
{
    QTest::addColumn<QByteArray>("nsp");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no slash") << QByteArray("chat");
    QTest::newRow("comma") << QByteArray("/a,b");
}

void tst_MessageDraft::refusesNamespaces()
{
    QFETCH(QByteArray, nsp);
    MessageDraft draft = draftOf("msg");
    draft.message.nsp = nsp;
    const auto outgoing = models::checkDraft(draft);
    QVERIFY(!outgoing);
    QCOMPARE(outgoing.error().field, DraftField::Namespace);
}

void tst_MessageDraft::pointsAtTheArgument()
{
    MessageDraft draft = draftOf("msg", QStringLiteral("1"));
    draft.arguments.append({ArgumentType::Json, QStringLiteral("{\n\"a\": oops}")});
    const auto outgoing = models::checkDraft(draft);
    QVERIFY(!outgoing);
    QCOMPARE(outgoing.error().field, DraftField::Arguments);
    QCOMPARE(outgoing.error().argument, 1);
    QCOMPARE(outgoing.error().position, 7);
    QVERIFY2(outgoing.error().text.contains(QStringLiteral("2:6")), qPrintable(outgoing.error().text));
}

void tst_MessageDraft::refusesTooManyAttachments()
{
    MessageDraft draft = draftOf("msg");
    draft.arguments.fill({ArgumentType::Hex, QStringLiteral("00")}, 11);
    const auto outgoing = models::checkDraft(draft);
    QVERIFY(!outgoing);
    QCOMPARE(outgoing.error().argument, 10);
}

void tst_MessageDraft::comesBackFromTheShelf()
{
    MessageDraft draft = draftOf("msg", QStringLiteral("{\"a\":1}"));
    draft.arguments.append({ArgumentType::Hex, QStringLiteral("00 ff")});
    const auto outgoing = models::checkDraft(draft);
    QVERIFY(outgoing);
    QCOMPARE(outgoing->message.arguments, QByteArray("[{\"a\":1},{\"type\":\"Buffer\",\"data\":[0,255]}]"));
    const MessageDraft back = models::toDraft(outgoing->message);
    QCOMPARE(back.arguments, draft.arguments);
    QCOMPARE(models::checkDraft(back)->arguments, outgoing->arguments);
}

void tst_MessageDraft::keepsArgumentsThatCannotBeRead()
{
    core::SavedMessage message;
    message.event = "msg";
    message.arguments = "[1,";
    const MessageDraft draft = models::toDraft(message);
    QCOMPARE(draft.arguments.size(), 1);
    QCOMPARE(draft.arguments.first().text, QStringLiteral("[1,"));
    QVERIFY(!models::checkDraft(draft));
}

void tst_MessageDraft::historyWalksBackToTheDraft()
{
    const MessageDraft first = draftOf("a");
    const MessageDraft second = draftOf("b");
    const MessageDraft draft = draftOf("c");
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
    const MessageDraft entry = draftOf("a");
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
        history.add(draftOf(QByteArray::number(i)));
    int count = 0;
    while (history.previous({}))
        ++count;
    QCOMPARE(count, MessageHistory::kMaxEntries);
}

QTEST_APPLESS_MAIN(tst_MessageDraft)
#include "tst_messagedraft.moc"
