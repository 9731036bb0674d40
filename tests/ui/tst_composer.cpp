#include "ui/actions/actionregistry.h"
#include "ui/composer/argumentsedit.h"
#include "ui/composer/argumentsform.h"
#include "ui/composer/composer.h"
#include "ui/composer/outcometext.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/segmentedchoice.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace relayscope;
using namespace relayscope::ui;
using Kind = core::SavedMessage::Sender;

namespace {

const Sender kClient{QStringLiteral("client-1"), QStringLiteral("client 1"), true, "/", {}};
const Sender kNode{QStringLiteral("node-a"), QStringLiteral("node A"), true, {}, {}};

/// The composer with one client and one node, and a message typed.
class Desk {
public:
    Desk()
        : composer(actions)
        , sent(&composer, &Composer::sendRequested)
    {
        composer.setClients({kClient});
        composer.setNodes({kNode});
        composer.setRedisReady(true);
        write("message", "[1,{\"a\":2}]");
        composer.show();
    }

    void write(const char *event, const char *arguments, Kind sender = Kind::Client)
    {
        core::SavedMessage message;
        message.sender = sender;
        message.event = event;
        message.arguments = arguments;
        composer.setMessage(message);
    }
    void send() { actions[ActionId::Send]->trigger(); }
    [[nodiscard]] bool canSend() const { return actions[ActionId::Send]->isEnabled(); }
    [[nodiscard]] QString wire() const { return find<ElidedLabel>("composerWire")->text(); }
    [[nodiscard]] core::OutgoingMessage last() const { return sent.last().at(0).value<core::OutgoingMessage>(); }
    template<typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return composer.findChild<Widget *>(QLatin1String(name));
    }
    [[nodiscard]] QList<ArgumentsEdit *> rows() const { return composer.findChildren<ArgumentsEdit *>(); }

    ActionRegistry actions;
    Composer composer;
    QSignalSpy sent;
};

} // namespace

class tst_Composer : public QObject {
    Q_OBJECT

private slots:
    void showsTheFrameAndSendsIt();
    void marksTheWrongPlace();
    void refusesHalfAByte();
    void needsSomebodyWhoCanSend();
    void numbersAcknowledgementsAsTheClientDoes();
    void listsBinaryFrames();
    void walksItsHistory();
    void pastedArrayBecomesRows();
    void rowsCanBeAddedAndRemoved();
    void nodeHasRoomsAndFlags();
    void clientIsNamedInsteadOfItsSocket();
    void wrapsInANarrowWindow();
    void resultTakesNoFurtherRoom();
    void emitterAsksForNoAnswer();
    void clientIsAskedInItsNamespace();
    void repeatingTakesNoFurtherMessage();
    void handsItsMessageToTheShelf();
    void namesThoseWhoDidNotAnswer();
};

void tst_Composer::showsTheFrameAndSendsIt()
{
    Desk desk;
    QCOMPARE(desk.wire(), QStringLiteral("42[\"message\",1,{\"a\":2}]"));
    desk.send();
    QCOMPARE(desk.sent.size(), 1);
    QCOMPARE(desk.last().message.senderId, kClient.id);
    QCOMPARE(desk.last().message.event, QByteArray("message"));
    QCOMPARE(desk.last().arguments.size(), 2U);
}

void tst_Composer::marksTheWrongPlace()
{
    Desk desk;
    desk.rows().last()->setPlainText(QStringLiteral("{\"a\": oops}"));
    QCOMPARE(desk.rows().last()->extraSelections().size(), 1);
    QCOMPARE(desk.rows().last()->extraSelections().at(0).cursor.selectionStart(), 6);
    QVERIFY(desk.wire().contains(QStringLiteral("1:7")));
    QVERIFY(!desk.canSend());
    desk.send();
    QCOMPARE(desk.sent.size(), 0);
    QCOMPARE(desk.rows().last()->toPlainText(), QStringLiteral("{\"a\": oops}"));

    desk.rows().last()->setPlainText(QStringLiteral("1"));
    QVERIFY(desk.rows().last()->extraSelections().isEmpty());
    QVERIFY(desk.canSend());
}

void tst_Composer::refusesHalfAByte()
{
    Desk desk;
    desk.write("message", "[{\"type\":\"Buffer\",\"data\":[1]}]");
    QCOMPARE(desk.rows().first()->toPlainText(), QStringLiteral("01"));
    QTest::keyClick(desk.rows().first(), Qt::Key_Delete);
    QVERIFY(!desk.canSend());
    QCOMPARE(desk.rows().first()->extraSelections().size(), 1);
}

void tst_Composer::needsSomebodyWhoCanSend()
{
    Desk desk;
    desk.composer.setClients({});
    QVERIFY(!desk.canSend());
    Sender away = kClient;
    away.isReady = false;
    desk.composer.setClients({away});
    QVERIFY(!desk.canSend());
    desk.composer.setClients({kClient});
    QVERIFY(desk.canSend());
    desk.write("message", "[]", Kind::Emitter);
    QVERIFY(desk.canSend());
    desk.composer.setRedisReady(false);
    QVERIFY(!desk.canSend());
}

void tst_Composer::numbersAcknowledgementsAsTheClientDoes()
{
    Desk desk;
    desk.write("echo", "[]");
    desk.find<QCheckBox>("composerAck")->click();
    QCOMPARE(desk.wire(), QStringLiteral("420[\"echo\"]"));
    Sender later = kClient;
    later.nextAckIds = {{"/", 12}};
    desk.composer.setClients({later});
    QCOMPARE(desk.wire(), QStringLiteral("4212[\"echo\"]"));
    desk.send();
    QCOMPARE(desk.last().message.ackTimeoutMs, 5'000);
}

void tst_Composer::listsBinaryFrames()
{
    Desk desk;
    desk.write("message", "[{\"type\":\"Buffer\",\"data\":[222,173]}]");
    QCOMPARE(desk.wire(), QStringLiteral("451-[\"message\",{\"_placeholder\":true,\"num\":0}]"));
    QCOMPARE(desk.find<ElidedLabel>("composerAttachments")->text(), QStringLiteral("2 bytes: de ad"));
}

void tst_Composer::walksItsHistory()
{
    Desk desk;
    for (const char *arguments : {"[1]", "[2,3]"}) {
        desk.write("message", arguments);
        desk.send();
    }
    desk.write("message", "[4]");
    auto *event = desk.find<QLineEdit>("composerEvent");
    QTest::keyClick(event, Qt::Key_Up);
    QCOMPARE(desk.wire(), QStringLiteral("42[\"message\",2,3]"));
    QTest::keyClick(event, Qt::Key_Up);
    QCOMPARE(desk.wire(), QStringLiteral("42[\"message\",1]"));
    QTest::keyClick(event, Qt::Key_Down);
    QTest::keyClick(event, Qt::Key_Down);
    QCOMPARE(desk.wire(), QStringLiteral("42[\"message\",4]"));
}

void tst_Composer::pastedArrayBecomesRows()
{
    Desk desk;
    desk.write("message", "[]");
    QGuiApplication::clipboard()->setText(QStringLiteral("[1, {\"a\": 2}, \"x\"]"));
    desk.rows().first()->paste();
    QCOMPARE(desk.rows().size(), 3);
    QCOMPARE(desk.wire(), QStringLiteral("42[\"message\",1,{\"a\":2},\"x\"]"));
}

void tst_Composer::rowsCanBeAddedAndRemoved()
{
    Desk desk;
    desk.write("message", "[1]");
    desk.find<QToolButton>("addArgument")->click();
    desk.rows().last()->setPlainText(QStringLiteral("x y"));
    QComboBox *type = desk.composer.findChildren<QComboBox *>(QStringLiteral("argumentType")).last();
    type->setCurrentIndex(int(models::ArgumentType::Text));
    QCOMPARE(desk.wire(), QStringLiteral("42[\"message\",1,\"x y\"]"));
    desk.find<ArgumentsForm>("composerArgumentsForm")
        ->findChildren<QToolButton *>(QStringLiteral("removeArgument"))
        .first()
        ->click();
    QCOMPARE(desk.wire(), QStringLiteral("42[\"message\",\"x y\"]"));
}

void tst_Composer::nodeHasRoomsAndFlags()
{
    Desk desk;
    QVERIFY(!desk.find<QLineEdit>("composerRooms")->isVisible());
    desk.find<SegmentedChoice>("composerSenderKind")->findChildren<QToolButton *>().at(1)->click();
    QVERIFY(desk.find<QLineEdit>("composerRooms")->isVisible());
    desk.find<QLineEdit>("composerRooms")->setText(QStringLiteral("lobby, hall"));
    desk.find<QLineEdit>("composerExcept")->setText(QStringLiteral("bob"));
    QVERIFY(desk.wire().startsWith(QStringLiteral("socket.io#/#  ")));
    desk.send();
    const core::SavedMessage message = desk.last().message;
    QCOMPARE(message.sender, Kind::Node);
    QCOMPARE(message.senderId, kNode.id);
    QCOMPARE(message.rooms, (QList<QByteArray>{"lobby", "hall"}));
    QCOMPARE(message.except, QList<QByteArray>{"bob"});
}

void tst_Composer::clientIsNamedInsteadOfItsSocket()
{
    Desk desk;
    desk.composer.setSocketNames({{QStringLiteral("client 3"), "sid-3"}});
    core::SavedMessage message;
    message.sender = Kind::Node;
    message.event = "chat";
    message.rooms = {"lobby"};
    message.except = {"sid-3"};
    desk.composer.setMessage(message);
    auto *except = desk.find<QLineEdit>("composerExcept");
    QCOMPARE(except->text(), QStringLiteral("client 3"));
    desk.composer.setSocketNames({{QStringLiteral("client 3"), "sid-4"}}); // it has connected again
    desk.send();
    QCOMPARE(desk.last().message.except, QList<QByteArray>{"sid-4"});

    desk.composer.clearTargets();
    QVERIFY(except->text().isEmpty());
    QVERIFY(desk.find<QLineEdit>("composerRooms")->text().isEmpty());
}

void tst_Composer::wrapsInANarrowWindow()
{
    Desk desk;
    desk.find<SegmentedChoice>("composerSenderKind")->findChildren<QToolButton *>().at(1)->click();
    desk.find<QCheckBox>("composerAck")->click();
    desk.find<QCheckBox>("composerRepeat")->click();
    const int narrow = desk.composer.fontMetrics().averageCharWidth() * 70;
    QVERIFY2(desk.composer.minimumSizeHint().width() <= narrow,
        qPrintable(QString::number(desk.composer.minimumSizeHint().width())));
    desk.composer.resize(narrow, desk.composer.heightForWidth(narrow));
    QCoreApplication::processEvents();
    QList<QRect> taken;
    for (const char *name : {"composerSenderKind", "composerSender", "composerNamespace", "composerAck",
             "composerRepeat", "composerRepeatCount", "composerRepeatDelay", "composerEvent", "composerRooms",
             "composerExcept", "composerLocal", "composerSave"}) {
        const auto *field = desk.find<QWidget>(name);
        const QRect place(field->mapTo(&desk.composer, QPoint()), field->size());
        QVERIFY2(desk.composer.rect().contains(place), name);
        for (const QRect &other : std::as_const(taken))
            QVERIFY2(!other.intersects(place), name);
        taken.append(place);
    }
}

void tst_Composer::resultTakesNoFurtherRoom()
{
    Desk desk;
    const int before = desk.composer.sizeHint().height();
    desk.composer.showOutcome(QStringLiteral("3 of 10 sent"), models::Tone::Plain, true);
    QCOMPARE(desk.composer.sizeHint().height(), before);
}

void tst_Composer::emitterAsksForNoAnswer()
{
    Desk desk;
    desk.find<QCheckBox>("composerAck")->click();
    desk.find<SegmentedChoice>("composerSenderKind")->findChildren<QToolButton *>().at(2)->click();
    QVERIFY(!desk.find<QCheckBox>("composerAck")->isVisible());
    QVERIFY(!desk.find<QCheckBox>("composerLocal")->isVisible());
    desk.send();
    QCOMPARE(desk.last().message.sender, Kind::Emitter);
    QCOMPARE(desk.last().message.ackTimeoutMs, 0);
}

void tst_Composer::clientIsAskedInItsNamespace()
{
    Desk desk;
    Sender other = kClient;
    other.id = QStringLiteral("client-2");
    other.label = QStringLiteral("client 2");
    other.nsp = "/chat";
    desk.composer.setClients({kClient, other});
    desk.find<QComboBox>("composerSender")->setCurrentIndex(1);
    QCOMPARE(desk.wire(), QStringLiteral("42/chat,[\"message\",1,{\"a\":2}]"));
    desk.find<QLineEdit>("composerNamespace")->setText(QStringLiteral("chat"));
    QVERIFY(!desk.canSend());
}

void tst_Composer::repeatingTakesNoFurtherMessage()
{
    Desk desk;
    desk.find<QCheckBox>("composerRepeat")->click();
    desk.send();
    QCOMPARE(desk.last().message.repeatCount, 10);
    desk.composer.showOutcome(QStringLiteral("3 of 10 sent"), models::Tone::Plain, true);
    QVERIFY(!desk.canSend());
    QSignalSpy stopped(&desk.composer, &Composer::stopRequested);
    desk.find<QPushButton>("composerStop")->click();
    QCOMPARE(stopped.size(), 1);
    desk.composer.showOutcome(QStringLiteral("3 of 3 sent"), models::Tone::Plain, false);
    QVERIFY(desk.canSend());
}

void tst_Composer::handsItsMessageToTheShelf()
{
    Desk desk;
    QSignalSpy saved(&desk.composer, &Composer::saveRequested);
    desk.actions[ActionId::SaveToShelf]->trigger();
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved.at(0).at(0).value<core::SavedMessage>().arguments, QByteArray("[1,{\"a\":2}]"));
}

void tst_Composer::namesThoseWhoDidNotAnswer()
{
    core::SavedMessage message;
    message.ackTimeoutMs = 500;
    core::SendProgress progress;
    progress.sent = 1;
    progress.unanswered = 1;
    progress.last.outcome = core::SendOutcome::AckTimedOut;
    progress.last.answer = "[1,2]";
    progress.last.missingAnswers = 1;
    QCOMPARE(outcome(message, progress).text, QStringLiteral("partial answer [1,2]; 1 client did not answer"));
    core::Trace trace;
    trace.expectedClients = 3;
    trace.missingAcks = {{core::PlaceKind::Client, QStringLiteral("client-2"), QStringLiteral("client 2")}};
    QCOMPARE(outcome(message, progress, trace).text, QStringLiteral("2 of 3 answered; missing: client 2"));
    progress.last.missingAnswers = 2; // the trace does not know all of them
    QVERIFY(!outcome(message, progress, trace).text.contains(QStringLiteral("client 2")));
}

QTEST_MAIN(tst_Composer)
#include "tst_composer.moc"
