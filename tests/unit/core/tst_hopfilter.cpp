#include "core/filter/filterexpression.h"
#include "core/filter/filternames.h"
#include "core/filter/hopfilter.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace relayscope;
using namespace relayscope::core;

namespace {

constexpr qint64 kOriginNs = 7'000'000'000;

Hop exampleHop()
{
    Hop hop;
    hop.number = 128;
    hop.message = 12;
    hop.timeNs = kOriginNs + 12'303'000'400; // shown as 12.303000
    hop.kind = HopKind::ReceivedFromRedis;
    hop.verdict = Verdict::OwnEchoIgnored;
    hop.from = {PlaceKind::Redis, QStringLiteral("redis"), QStringLiteral("Redis")};
    hop.to = {PlaceKind::Node, QStringLiteral("node-a"), QStringLiteral("node A")};
    hop.channel = "socket.io#/#lobby#";
    hop.room = "lobby";
    hop.nsp = "/";
    hop.eventName = "chat";
    hop.bytes = 61;
    hop.payload = "[\"chat\",{\"text\":\"Grüße, \\\"you\\\"\"}]";
    return hop;
}

HopFilter filterOf(const QString &expression)
{
    const auto parsed = HopFilter::parse(expression);
    return parsed ? *parsed : HopFilter();
}

bool isValid(const QString &expression)
{
    return HopFilter::parse(expression).hasValue();
}

} // namespace

class tst_HopFilter final : public QObject {
    Q_OBJECT

private slots:
    void matches_data();
    void matches();
    void blankMatchesAll();
    void asksForAcknowledgements();
    void knowsClients();
    void marksTheWrongPart_data();
    void marksTheWrongPart();
    void boundsLengthAndDepth();
    void patternsHaveABound();
    void cellsBecomeConditions();
    void quotesAnyText();
    void joinsExpressions_data();
    void joinsExpressions();
    void joinsWhatItMeans();
    void everyKindAndVerdictHasItsOwnWord();
    void survivesGarbage();
};

void tst_HopFilter::matches_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *expression, bool expected) {
        QTest::newRow(expression) << QString::fromUtf8(expression) << expected;
    };
    row("event == \"chat\"", true);
    row("event == 'chat'", true);
    row("event == chat", true);
    row("event == \"Chat\"", false);
    row("event != \"chat\"", false);
    row("event==\"chat\"&&room==\"lobby\"", true);
    row("event == \"chat\" and room == \"hall\"", false);
    row("event == \"chat\" or room == \"hall\"", true);
    row("room == \"hall\" || event == \"chat\" && nsp == \"/\"", true);
    row("(room == \"hall\" || event == \"chat\") && nsp == \"/admin\"", false);
    row("!event == \"chat\"", false);
    row("not (event == \"x\" or event == \"y\")", true);
    row("!!(event == \"chat\")", true);
    row("number == 128", true);
    row("number >= 128 && number <= 128", true);
    row("number > 128", false);
    row("number < 128.5", true);
    row("number in {1, 2, 128}", true);
    row("message == 12", true);
    row("message", true);
    row("time == 12.303", true);
    row("time == 12.303000", true);
    row("time == 12.303001", false);
    row("time > 12 and time < 13", true);
    row("time > -1", true);
    row("from == \"Redis\"", true);
    row("from == redis", true);
    row("to == \"node A\"", true);
    row("to == node-a", true);
    row("to != \"node A\"", false);
    row("to != \"node B\"", true);
    row("node == \"node A\"", true);
    row("node == \"Redis\"", false);
    row("client", false);
    row("node", true);
    row("channel contains \"LOBBY\"", true);
    row("channel contains \"hall\"", false);
    row("channel ~ \"#lobby#$\"", true);
    row("channel ~ \"^lobby\"", false);
    row("event ~ \"^[a-d]+h\\w*$\"", true);
    row("event ~ \"^\\\\w+$\"", true);
    row("room in {\"lobby\", \"hall\"}", true);
    row("room in {hall}", false);
    row("kind == received-from-redis", true);
    row("kind in {\"sent\", \"received\"}", false);
    row("kind contains \"redis\"", true);
    row("verdict == own-echo-ignored", true);
    row("verdict == \"own-echo-ignored\"", true);
    row("verdict ~ \"^ack-\"", false);
    row("verdict", true);
    row("length == 61", true);
    row("length > 61", false);
    row("ackid", false);
    row("ackid == 0", false);
    row("ackid != 0", true);
    row("payload contains \"grüße\"", true);
    row("payload contains \"\\\"you\\\"\"", false);
    row("payload contains \"\\\\\\\"you\"", true);
    row("inferred", false);
    row("inferred == false", true);
    row("inferred != false", false);
    row("inferred == true", false);
}

void tst_HopFilter::matches()
{
    QFETCH(const QString, expression);
    QFETCH(const bool, expected);
    const auto parsed = HopFilter::parse(expression);
    QVERIFY2(parsed.hasValue(), qPrintable(parsed ? QString() : parsed.error().message));
    QCOMPARE(parsed->matches(exampleHop(), kOriginNs), expected);
}

void tst_HopFilter::blankMatchesAll()
{
    for (const QString &blank : {QString(), QStringLiteral(" \t")}) {
        const auto parsed = HopFilter::parse(blank);
        QVERIFY(parsed.hasValue());
        QVERIFY(parsed->isEmpty());
        QVERIFY(parsed->matches(exampleHop()));
    }
}

void tst_HopFilter::asksForAcknowledgements()
{
    Hop hop = exampleHop();
    hop.ackId = 0;
    QVERIFY(filterOf(QStringLiteral("ackid")).matches(hop));
    QVERIFY(filterOf(QStringLiteral("ackid == 0")).matches(hop));
    QVERIFY(!filterOf(QStringLiteral("ackid != 0")).matches(hop));
    hop.message = 0;
    QVERIFY(!filterOf(QStringLiteral("message")).matches(hop));
    hop.verdict = Verdict::None;
    QVERIFY(!filterOf(QStringLiteral("verdict")).matches(hop));
    QVERIFY(filterOf(QStringLiteral("verdict == none")).matches(hop));
}

void tst_HopFilter::knowsClients()
{
    Hop hop = exampleHop();
    hop.from = {PlaceKind::Client, QStringLiteral("client-1"), QStringLiteral("client 1")};
    QVERIFY(filterOf(QStringLiteral("client == \"client 1\" && node == \"node A\"")).matches(hop));
    QVERIFY(!filterOf(QStringLiteral("node contains \"client\"")).matches(hop));
    hop.to = {PlaceKind::ForeignServer, QStringLiteral("x8Yz"), QStringLiteral("x8Yz")};
    QVERIFY(filterOf(QStringLiteral("node == x8Yz")).matches(hop));
}

void tst_HopFilter::marksTheWrongPart_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *expression, int position, int length, const char *says) {
        QTest::newRow(expression) << QString::fromUtf8(expression) << position << length << QString::fromUtf8(says);
    };
    row("evnt == \"chat\"", 0, 4, "Did you mean event?");
    row("room == a && vredict == lost", 13, 7, "Did you mean verdict?");
    row("xyzzy == 1", 0, 5, "Fields are: number, message");
    row("event == \"chat", 9, 5, "closing quote");
    row("event = \"chat\"", 6, 1, "Write ==");
    row("event == a & room == b", 11, 1, "Write &&");
    row("event == a | room == b", 11, 1, "Write ||");
    row("event == ?", 9, 1, "no meaning");
    row("event \"chat\"", 6, 6, "operator is missing");
    row("event ==", 8, 0, "missing after ==");
    row("event == && room", 9, 2, "missing");
    row("event == a room == b", 11, 4, "Join conditions");
    row("event == a b", 11, 1, "needs quotes");
    row("(event == a", 0, 1, "not closed");
    row("event == a)", 10, 1, "closes nothing");
    row("event == a &&", 13, 0, "condition is missing");
    row("()", 1, 1, "condition is missing");
    row("\"chat\"", 0, 6, "begins with a field");
    row("== 1", 0, 2, "begins with a field");
    row("length == \"many\"", 10, 6, "number");
    row("length contains 6", 7, 8, "length is a number");
    row("event < \"a\"", 6, 1, "event is text");
    row("inferred > true", 9, 1, "yes or no");
    row("inferred == maybe", 12, 5, "true or false");
    row("verdict == own-ehco-ignored", 11, 16, "Did you mean own-echo-ignored?");
    row("verdict == own-echo", 11, 8, "Did you mean own-echo-ignored?");
    row("kind == xxxxxxxxxxxxxxxx", 8, 16, "Values are: sent");
    row("room in \"a\"", 8, 3, "in takes a set");
    row("room in {\"a\" \"b\"}", 13, 3, "commas");
    row("room in {\"a\"", 8, 1, "not closed");
    row("room in {}", 9, 1, "missing after in");
    row("room == {\"a\"}", 8, 1, "compared with in");
    row("event ~ \"(\"", 8, 3, "regular expression");
    row("!", 1, 0, "condition is missing");
}

void tst_HopFilter::marksTheWrongPart()
{
    QFETCH(const QString, expression);
    QFETCH(const QString, says);
    const auto parsed = HopFilter::parse(expression);
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().message.contains(says), qPrintable(parsed.error().message));
    QTEST(parsed.error().position, "position");
    QTEST(parsed.error().length, "length");
}

void tst_HopFilter::boundsLengthAndDepth()
{
    QVERIFY(isValid(
        QString(HopFilter::kMaxDepth, u'(') + QStringLiteral("inferred") + QString(HopFilter::kMaxDepth, u')')));
    QVERIFY(!isValid(QString(HopFilter::kMaxDepth + 1, u'(') + QStringLiteral("inferred")));
    QVERIFY(!isValid(QString(HopFilter::kMaxDepth + 1, u'!') + QStringLiteral("inferred")));
    QVERIFY(!isValid(QString(HopFilter::kMaxLength + 1, u' ')));
    // Side by side is not deep.
    QStringList many;
    many.fill(QStringLiteral("(inferred)"), 100);
    QVERIFY(isValid(many.join(QStringLiteral(" || "))));
}

void tst_HopFilter::patternsHaveABound()
{
    Hop hop = exampleHop();
    hop.payload = QByteArray(Hop::kMaxPreviewBytes, 'a');
    const HopFilter filter = filterOf(QStringLiteral("payload ~ \"^(a+)+b$\""));
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 100; ++i)
        QVERIFY(!filter.matches(hop));
    QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(filterOf(QStringLiteral("payload ~ \"a$\"")).matches(hop));
}

void tst_HopFilter::cellsBecomeConditions()
{
    Hop hop = exampleHop();
    QCOMPARE(filterFor(FilterField::Event, hop), QStringLiteral("event == \"chat\""));
    QCOMPARE(filterFor(FilterField::Time, hop, kOriginNs), QStringLiteral("time == 12.303000"));
    QCOMPARE(filterFor(FilterField::Verdict, hop), QStringLiteral("verdict == own-echo-ignored"));
    QCOMPARE(filterFor(FilterField::AckId, hop), QStringLiteral("!ackid"));
    for (int round = 0; round < 2; ++round) {
        for (int field = 0; field < int(FilterField::Count); ++field) {
            if (FilterField(field) == FilterField::Client && round == 0)
                continue; // the hop has none
            const QString expression = filterFor(FilterField(field), hop, kOriginNs);
            QVERIFY2(isValid(expression), qPrintable(expression));
            QVERIFY2(filterOf(expression).matches(hop, kOriginNs), qPrintable(expression));
        }
        hop.from = {PlaceKind::Client, QStringLiteral("client-1"), QStringLiteral("a \"quoted\" \\ name")};
        hop.ackId = 3;
        hop.inferred = true;
        hop.eventName = "two\nlines\t\\d";
    }
}

void tst_HopFilter::quotesAnyText()
{
    const QString text = QStringLiteral("\"a\" \\ 'b'\n\r\t\\d && (大厅)");
    const auto tokens = tokenizeFilter(quotedForFilter(text));
    QVERIFY(tokens.hasValue());
    QCOMPARE(tokens->size(), 2);
    QCOMPARE(tokens->constFirst().text, text);
}

void tst_HopFilter::joinsExpressions_data()
{
    QTest::addColumn<QString>("existing");
    QTest::addColumn<int>("join");
    QTest::addColumn<QString>("addition");
    QTest::addColumn<QString>("joined");
    const auto row
        = [](const char *name, const char *existing, FilterJoin join, const char *addition, const char *joined) {
              QTest::newRow(name) << QString::fromUtf8(existing) << int(join) << QString::fromUtf8(addition)
                                  << QString::fromUtf8(joined);
          };
    row("replace", "inferred", FilterJoin::Replace, "ackid", "ackid");
    row("and to nothing", " ", FilterJoin::And, "ackid", "ackid");
    row("and to invalid", "inferred &&", FilterJoin::And, "ackid", "ackid");
    row("and not to nothing", "", FilterJoin::AndNot, "room == a", "!(room == a)");
    row("and", "inferred", FilterJoin::And, "ackid", "inferred && ackid");
    row("and to and", "inferred && client", FilterJoin::And, "ackid", "inferred && client && ackid");
    row("and to or", "inferred || client", FilterJoin::And, "ackid", "(inferred || client) && ackid");
    row("and an or", "inferred", FilterJoin::And, "ackid || client", "inferred && (ackid || client)");
    row("and to parentheses", "(inferred || client)", FilterJoin::And, "ackid", "(inferred || client) && ackid");
    row("or", "inferred && client", FilterJoin::Or, "ackid", "inferred && client || ackid");
    row("and not", "inferred || client", FilterJoin::AndNot, "room == a", "(inferred || client) && !(room == a)");
    row("and not a group", "inferred", FilterJoin::AndNot, "(ackid || client)", "inferred && !(ackid || client)");
    row("and not a negation", "inferred", FilterJoin::AndNot, "!ackid", "inferred && ackid");
}

void tst_HopFilter::joinsExpressions()
{
    QFETCH(const QString, existing);
    QFETCH(const int, join);
    QFETCH(const QString, addition);
    QTEST(joinedFilter(existing, FilterJoin(join), addition), "joined");
}

void tst_HopFilter::joinsWhatItMeans()
{
    const QStringList parts{QStringLiteral("inferred"), QStringLiteral("ackid || message"),
        QStringLiteral("length && ackid"), QStringLiteral("!message"), QStringLiteral("not (ackid or inferred)")};
    for (const QString &left : parts) {
        for (const QString &right : parts) {
            const HopFilter a = filterOf(left);
            const HopFilter b = filterOf(right);
            const HopFilter both = filterOf(joinedFilter(left, FilterJoin::And, right));
            const HopFilter either = filterOf(joinedFilter(left, FilterJoin::Or, right));
            const HopFilter without = filterOf(joinedFilter(left, FilterJoin::AndNot, right));
            for (int bits = 0; bits < 8; ++bits) {
                Hop hop;
                hop.inferred = bits & 1;
                hop.ackId = bits & 2 ? 1 : -1;
                hop.message = bits & 4 ? 1 : 0;
                QCOMPARE(both.matches(hop), a.matches(hop) && b.matches(hop));
                QCOMPARE(either.matches(hop), a.matches(hop) || b.matches(hop));
                QCOMPARE(without.matches(hop), a.matches(hop) && !b.matches(hop));
            }
        }
    }
}

void tst_HopFilter::everyKindAndVerdictHasItsOwnWord()
{
    QVERIFY(filterKindWords().size() > int(HopKind::Heartbeat));
    QVERIFY(filterVerdictWords().size() > int(Verdict::NoSocket));
    for (QStringList words : {filterKindWords(), filterVerdictWords()})
        QCOMPARE(words.removeDuplicates(), 0);
}

void tst_HopFilter::survivesGarbage()
{
    const QStringList pieces{QStringLiteral("event"), QStringLiteral("length"), QStringLiteral("verdict"),
        QStringLiteral("inferred"), QStringLiteral("=="), QStringLiteral("!="), QStringLiteral("<"),
        QStringLiteral("~"), QStringLiteral("contains"), QStringLiteral("in"), QStringLiteral("{"), QStringLiteral("}"),
        QStringLiteral(","), QStringLiteral("("), QStringLiteral(")"), QStringLiteral("!"), QStringLiteral("&&"),
        QStringLiteral("or"), QStringLiteral("\"a"), QStringLiteral("\""), QStringLiteral("'"), QStringLiteral("\\"),
        QStringLiteral("-"), QStringLiteral("12"), QStringLiteral("1.5"), QStringLiteral("lost"), QStringLiteral("大"),
        QStringLiteral("true"), QStringLiteral("\xf0\x9f"), QString(QChar(0)), QString(QChar(0xd800))};
    QRandomGenerator random(20261123);
    const Hop hop = exampleHop();
    int valid = 0;
    int matching = 0;
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        const int count = random.bounded(1, 12);
        for (int piece = 0; piece < count; ++piece) {
            text += pieces.at(random.bounded(pieces.size()));
            if (random.bounded(2) == 0)
                text += u' ';
        }
        const auto parsed = HopFilter::parse(text);
        if (parsed) {
            ++valid;
            matching += parsed->matches(hop) ? 1 : 0;
            continue;
        }
        const FilterError &error = parsed.error();
        QVERIFY2(
            error.position >= 0 && error.length >= 0 && error.position + error.length <= text.size(), qPrintable(text));
        QVERIFY2(!error.message.isEmpty() && !error.message.contains(QStringLiteral("%1")), qPrintable(text));
    }
    QVERIFY(valid > 100);
    QVERIFY(matching > 0 && matching < valid);
}

QTEST_GUILESS_MAIN(tst_HopFilter)
#include "tst_hopfilter.moc"
