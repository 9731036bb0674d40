#include "core/buspeek.h"
#include "core/linesplitter.h"
#include "core/peertext.h"
#include "core/ports.h"
#include "core/restartpolicy.h"
#include "core/sendrequest.h"
#include "core/words.h"
#include "protocol/redisadapter/codec.h"

#include <QTcpServer>
#include <QTest>
#include <QTranslator>

using namespace relayscope;
using namespace relayscope::core;
using namespace std::chrono_literals;

namespace {

/// Shows what went through a translator.
class MarkingTranslator final : public QTranslator {
public:
    QString translate(const char *, const char *source, const char *, int) const override
    {
        return QLatin1Char('~') + QString::fromUtf8(source);
    }
    bool isEmpty() const override { return false; }
};

} // namespace

/// The small parts that have no state worth a program of their own.
class tst_CoreParts final : public QObject {
    Q_OBJECT

private slots:
    void backoffDoublesAndACrashLoopEndsIt();
    void aLongRunForgivesEarlierCrashes();
    void splitsLinesAcrossReads();
    void findsTheNextFreePort();
    void parsesArguments_data();
    void parsesArguments();
    void saysWhereArgumentsAreWrong();
    void peeksIntoABroadcast();
    void peeksIntoGarbage();
    void everyKindAndVerdictHasWords();
    void translatesWhatPeersSay_data();
    void translatesWhatPeersSay();
};

void tst_CoreParts::backoffDoublesAndACrashLoopEndsIt()
{
    RestartPolicy policy;
    QCOMPARE(policy.noteExit(0s), std::optional(RestartPolicy::kFirstDelay));
    QCOMPARE(policy.noteExit(1s), std::optional(2 * RestartPolicy::kFirstDelay));
    QCOMPARE(policy.noteExit(2s), std::nullopt);
    policy.reset();
    QCOMPARE(policy.noteExit(3s), std::optional(RestartPolicy::kFirstDelay));
}

void tst_CoreParts::aLongRunForgivesEarlierCrashes()
{
    RestartPolicy policy;
    for (const auto time : {0s, 20s, 40s, 60s})
        QCOMPARE(policy.noteExit(time), std::optional(RestartPolicy::kFirstDelay));
}

void tst_CoreParts::splitsLinesAcrossReads()
{
    LineSplitter splitter(5);
    QCOMPARE(splitter.append("on"), QList<QByteArray>{});
    QCOMPARE(splitter.append("e\r\ntwo-and-more\n\nre"), (QList<QByteArray>{"one", "two-a", ""}));
    QCOMPARE(splitter.takeRest(), QByteArray("re"));
    QCOMPARE(splitter.takeRest(), QByteArray());
}

void tst_CoreParts::findsTheNextFreePort()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    QVERIFY(!isPortFree(taken.serverPort()));
    const auto next = findFreePort(taken.serverPort());
    QVERIFY(next && *next > taken.serverPort());
    const auto afterReserved = findFreePort(taken.serverPort(), {*next});
    QVERIFY(afterReserved && *afterReserved > *next);
    QVERIFY(findFreePort(0).value_or(0) != 0);
}

void tst_CoreParts::parsesArguments_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("blank") << QStringLiteral("  ") << 0;
    QTest::newRow("array") << QStringLiteral("[1, \"two\"]") << 2;
    QTest::newRow("one object") << QStringLiteral("{\"text\": \"hi\"}") << 1;
    QTest::newRow("one word") << QStringLiteral("\"hi\"") << 1;
}

void tst_CoreParts::parsesArguments()
{
    QFETCH(const QString, text);
    QFETCH(const int, count);
    const auto parsed = parseArguments(text);
    QVERIFY(parsed.hasValue());
    QCOMPARE(int(parsed->size()), count);
}

void tst_CoreParts::saysWhereArgumentsAreWrong()
{
    const auto parsed = parseArguments(QStringLiteral("[1, oops]"));
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().contains(QLatin1String("character 5")), qPrintable(parsed.error()));
}

void tst_CoreParts::peeksIntoABroadcast()
{
    redisadapter::Broadcast broadcast;
    broadcast.uid = "abc123";
    broadcast.packet.payload = socketio::makeEvent("chat", {protocol::Value("hi")});
    broadcast.selection.rooms = {"lobby"};
    const BusPeek peek = peekBus("socket.io", "socket.io#/#lobby#", redisadapter::encode(broadcast));
    QCOMPARE(peek.kind, BusPeek::Kind::Broadcast);
    QVERIFY(!peek.isUndecodable);
    QCOMPARE(peek.uid, QByteArray("abc123"));
    QCOMPARE(peek.eventName, QByteArray("chat"));
    QCOMPARE(peek.room, QByteArray("lobby"));
    QCOMPARE(peek.payload, QByteArray("[\"chat\",\"hi\"]"));
}

void tst_CoreParts::peeksIntoGarbage()
{
    QVERIFY(peekBus("socket.io", "socket.io#/#", "garbage").isUndecodable);
    QVERIFY(peekBus("socket.io", "socket.io-request#/#", "{\"type\":").isUndecodable);
    const BusPeek foreign = peekBus("socket.io", "message", "anything");
    QVERIFY(!foreign.isUndecodable);
    QCOMPARE(foreign.payload, QByteArray("anything"));
}

void tst_CoreParts::everyKindAndVerdictHasWords()
{
    for (int kind = 0; kind <= int(HopKind::Missed); ++kind)
        QVERIFY(!hopKindText(HopKind(kind)).isEmpty());
    for (int verdict = int(Verdict::Delivered); verdict <= int(Verdict::NoSocket); ++verdict)
        QVERIFY(!verdictText(Verdict(verdict)).isEmpty());
    Hop hop;
    hop.kind = HopKind::ReceivedFromRedis;
    hop.verdict = Verdict::OwnEchoIgnored;
    QCOMPARE(describe(hop), QStringLiteral("received from Redis, own echo, ignored"));
    hop.kind = HopKind::Skipped;
    hop.verdict = Verdict::LocalFlag;
    hop.text = QStringLiteral("not published");
    QCOMPARE(describe(hop), QStringLiteral("skipped, local flag, not published"));
}

void tst_CoreParts::translatesWhatPeersSay_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("translated");
    QTest::newRow("whole") << QStringLiteral("transport close") << QStringLiteral("~transport close");
    QTest::newRow("with a name") << QStringLiteral("key 'to' is there twice")
                                 << QStringLiteral("~key 'to' is there twice");
    QTest::newRow("with two") << QStringLiteral("unknown key 'tp' in an action with 'emit'")
                              << QStringLiteral("~unknown key 'tp' in an action with 'emit'");
    QTest::newRow("with a reason inside")
        << QStringLiteral("sub: lost: connection closed") << QStringLiteral("~sub: lost: ~connection closed");
    QTest::newRow("unknown") << QStringLiteral("my-rule") << QStringLiteral("my-rule");
    QTest::newRow("empty") << QString() << QString();
}

void tst_CoreParts::translatesWhatPeersSay()
{
    QFETCH(QString, english);
    QCOMPARE(peerText(english), english);
    MarkingTranslator marking;
    QVERIFY(QCoreApplication::installTranslator(&marking));
    const QString translated = peerText(english);
    QCoreApplication::removeTranslator(&marking);
    QTEST(translated, "translated");
}

QTEST_GUILESS_MAIN(tst_CoreParts)
#include "tst_coreparts.moc"
