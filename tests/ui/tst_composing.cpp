#include "laboratory.h"
#include "ui/clustercontroller.h"
#include "ui/composer/argumentsedit.h"
#include "ui/composer/composer.h"
#include "ui/document/documentsession.h"
#include "ui/rules/rulesedit.h"
#include "ui/shelf/shelfdock.h"
#include "ui/shelf/shelfview.h"
#include "ui/widgets/elidedlabel.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace relayscope;
using namespace relayscope::ui;
using core::SavedMessage;

namespace {

constexpr int kTimeoutMs = 20'000;

} // namespace

/// The composer, the shelf and the rules on one real demo cluster: two nodes with a client each.
class tst_Composing : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void clientGetsItsAnswer();
    void answersOfOthersDoNotCount();
    void nodeSendsToAll();
    void nodeSendsToOneClient();
    void nodeCollectsAnswers();
    void emitterSendsToAll();
    void repeatsAndCounts();
    void repeatingStops();
    void shelfKeepsLoadsAndSends();
    void wrongRulesAreMarkedAndNotApplied();
    void rulesAreAppliedWhileClientsStay();

private:
    void write(const SavedMessage &message);
    void send();
    [[nodiscard]] QString outcome() const;
    [[nodiscard]] int receivedCount(const QByteArray &event, const QByteArray &arguments) const;
    [[nodiscard]] QList<QByteArray> sids() const;
    template<typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return m_lab->window.findChild<Widget *>(QLatin1String(name));
    }

    std::unique_ptr<Laboratory> m_lab;
    QList<core::ReceivedEvent> m_received;
};

void tst_Composing::initTestCase()
{
    m_lab = std::make_unique<Laboratory>();
    QVERIFY(m_lab->runDemo());
    connect(&m_lab->cluster, &core::Cluster::eventReceived, this,
        [this](const core::ReceivedEvent &event) { m_received.append(event); });
}

void tst_Composing::init()
{
    m_received.clear();
}

void tst_Composing::cleanupTestCase()
{
    QVERIFY(m_lab->closeAndWait());
}

void tst_Composing::write(const SavedMessage &message)
{
    m_lab->window.findChild<Composer *>()->setMessage(message);
}

void tst_Composing::send()
{
    QVERIFY(find<QAction>("send")->isEnabled());
    find<QAction>("send")->trigger();
}

QString tst_Composing::outcome() const
{
    return m_lab->window.findChild<Composer *>()->findChild<ElidedLabel *>(QStringLiteral("composerAnswer"))->text();
}

int tst_Composing::receivedCount(const QByteArray &event, const QByteArray &arguments) const
{
    return int(std::count_if(m_received.begin(), m_received.end(),
        [&](const core::ReceivedEvent &got) { return got.event == event && got.arguments == arguments; }));
}

QList<QByteArray> tst_Composing::sids() const
{
    QList<QByteArray> sids;
    for (const core::ClientStatus &client : m_lab->cluster.clients())
        sids.append(client.sid);
    return sids;
}

void tst_Composing::clientGetsItsAnswer()
{
    SavedMessage message;
    message.event = "echo";
    message.arguments = "[7,{\"type\":\"Buffer\",\"data\":[1,2]}]";
    message.ackTimeoutMs = 5'000;
    write(message);
    const QString wire = find<ElidedLabel>("composerWire")->text();
    send();
    QTRY_VERIFY2_WITH_TIMEOUT(outcome().startsWith(QStringLiteral("[7,")), qPrintable(outcome()), kTimeoutMs);
    // The next answer has another id, and the composer says which.
    QTRY_VERIFY_WITH_TIMEOUT(find<ElidedLabel>("composerWire")->text() != wire, kTimeoutMs);
}

void tst_Composing::answersOfOthersDoNotCount()
{
    SavedMessage message;
    message.event = "no-such-rule";
    message.ackTimeoutMs = 60'000;
    write(message);
    send();
    QSignalSpy finished(&m_lab->cluster, &core::Cluster::sendFinished);
    core::SendRequest other;
    other.event = "echo";
    other.ackTimeout = std::chrono::seconds(20);
    m_lab->cluster.sendEvent(m_lab->cluster.clients().constFirst().spec.id, other);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kTimeoutMs);
    QCOMPARE(outcome(), QStringLiteral("waiting for the answer ..."));
}

void tst_Composing::nodeSendsToAll()
{
    SavedMessage message;
    message.sender = SavedMessage::Sender::Node;
    message.senderId = m_lab->cluster.nodes().constFirst().spec.id;
    message.event = "news";
    message.arguments = "[\"from the node\"]";
    write(message);
    send();
    QTRY_COMPARE_WITH_TIMEOUT(receivedCount("news", "[\"from the node\"]"), 2, kTimeoutMs);
    QTRY_COMPARE_WITH_TIMEOUT(outcome(), QStringLiteral("published"), kTimeoutMs);
}

void tst_Composing::nodeSendsToOneClient()
{
    SavedMessage message;
    message.sender = SavedMessage::Sender::Node;
    message.senderId = m_lab->cluster.nodes().constFirst().spec.id;
    message.event = "news";
    message.arguments = "[\"for one\"]";
    message.rooms = {sids().constLast()};
    write(message);
    send();
    QTRY_COMPARE_WITH_TIMEOUT(receivedCount("news", "[\"for one\"]"), 1, kTimeoutMs);
    QCOMPARE(m_received.constFirst().clientId, m_lab->cluster.clients().constLast().spec.id);
}

void tst_Composing::nodeCollectsAnswers()
{
    SavedMessage message;
    message.sender = SavedMessage::Sender::Node;
    message.senderId = m_lab->cluster.nodes().constFirst().spec.id;
    message.event = "who";
    message.ackTimeoutMs = 10'000;
    write(message);
    send();
    QTRY_VERIFY2_WITH_TIMEOUT(
        outcome().contains(QStringLiteral("client 1")) && outcome().contains(QStringLiteral("client 2")),
        qPrintable(outcome()), kTimeoutMs);
}

void tst_Composing::emitterSendsToAll()
{
    SavedMessage message;
    message.sender = SavedMessage::Sender::Emitter;
    message.event = "news";
    message.arguments = "[\"from outside\"]";
    write(message);
    send();
    QTRY_COMPARE_WITH_TIMEOUT(receivedCount("news", "[\"from outside\"]"), 2, kTimeoutMs);
    QTRY_VERIFY2_WITH_TIMEOUT(outcome().contains(QStringLiteral("2")), qPrintable(outcome()), kTimeoutMs);
}

void tst_Composing::repeatsAndCounts()
{
    SavedMessage message;
    message.event = "message";
    message.arguments = "[\"again\"]";
    message.repeatCount = 12;
    message.repeatDelayMs = 1;
    write(message);
    send();
    QTRY_COMPARE_WITH_TIMEOUT(receivedCount("message", "[\"again\"]"), 24, kTimeoutMs);
    QTRY_COMPARE_WITH_TIMEOUT(outcome(), QStringLiteral("12 of 12 sent"), kTimeoutMs);
}

void tst_Composing::repeatingStops()
{
    SavedMessage message;
    message.event = "message";
    message.arguments = "[\"for ever\"]";
    message.repeatCount = 1'000;
    message.repeatDelayMs = 500;
    write(message);
    send();
    auto *stop = m_lab->window.findChild<Composer *>()->findChild<QPushButton *>(QStringLiteral("composerStop"));
    QTRY_VERIFY_WITH_TIMEOUT(stop->isVisible(), kTimeoutMs);
    QVERIFY(!find<QAction>("send")->isEnabled());
    stop->click();
    QTRY_VERIFY_WITH_TIMEOUT(!stop->isVisible(), kTimeoutMs);
    QVERIFY(find<QAction>("send")->isEnabled());
}

void tst_Composing::shelfKeepsLoadsAndSends()
{
    SavedMessage message;
    message.event = "message";
    message.arguments = "[\"kept\"]";
    write(message);
    auto *dock = m_lab->window.findChild<ShelfDock *>();
    find<QAction>("saveToShelf")->trigger();
    QCOMPARE(dock->model().rowCount(), 1);

    message.arguments = "[\"other\"]";
    write(message);
    auto *view = find<ShelfView>("shelf");
    emit view->loadRequested(dock->model().index(0));
    QVERIFY(find<ElidedLabel>("composerWire")->text().contains(QStringLiteral("kept")));

    emit view->sendRequested(dock->model().index(0));
    QTRY_COMPARE_WITH_TIMEOUT(receivedCount("message", "[\"kept\"]"), 2, kTimeoutMs);

    dock->model().remove({0});
    QCOMPARE(dock->model().rowCount(), 0);
}

void tst_Composing::wrongRulesAreMarkedAndNotApplied()
{
    auto *edit = find<RulesEdit>("rulesText");
    auto *apply = find<QPushButton>("rulesApply");
    const QString before = edit->toPlainText();
    QVERIFY(before.contains(QStringLiteral("room-message")));
    const QString wrong
        = QStringLiteral("{ \"namespaces\": { \"/\": { \"on\": {\n    \"message\": [{ \"shout\": \"x\" }]\n} } } }");
    edit->setPlainText(wrong);
    QTRY_VERIFY_WITH_TIMEOUT(find<ElidedLabel>("rulesMessage")->text().startsWith(QStringLiteral("2:")), kTimeoutMs);
    QVERIFY(!apply->isEnabled());
    QVERIFY(!edit->extraSelections().isEmpty());
    const QByteArray applied = m_lab->window.document().rules();
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(edit->toPlainText(), wrong);
    QCOMPARE(m_lab->window.document().rules(), applied);

    find<QPushButton>("rulesRevert")->click();
    QCOMPARE(edit->toPlainText(), before);
    QVERIFY(!find<QPushButton>("rulesRevert")->isEnabled());
}

void tst_Composing::rulesAreAppliedWhileClientsStay()
{
    const QList<QByteArray> before = sids();
    auto *edit = find<RulesEdit>("rulesText");
    edit->setPlainText(QStringLiteral("{ \"namespaces\": { \"/\": { \"on\": { \"message\": [{ \"emit\": \"changed\", "
                                      "\"args\": \"$args\" }] } } } }"));
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("rulesApply")->isEnabled(), kTimeoutMs);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(
        find<ElidedLabel>("rulesMessage")->text(), QStringLiteral("Applied: node A, node B"), kTimeoutMs);

    SavedMessage message;
    message.event = "message";
    message.arguments = "[1]";
    write(message);
    send();
    QTRY_COMPARE_WITH_TIMEOUT(receivedCount("changed", "[1]"), 2, kTimeoutMs);
    QCOMPARE(receivedCount("message", "[1]"), 0);
    QCOMPARE(sids(), before);
}

QTEST_MAIN(tst_Composing)
#include "tst_composing.moc"
