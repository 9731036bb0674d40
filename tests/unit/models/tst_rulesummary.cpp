#include "models/rulesummary.h"

#include <QAbstractItemModelTester>
#include <QTest>

using relayscope::models::RuleSummary;

namespace {

QByteArray onChat(const char *actions)
{
    return QByteArray(R"({"namespaces":{"/":{"on":{"chat":)") + actions + "}}}}";
}

} // namespace

class tst_RuleSummary : public QObject {
    Q_OBJECT

private slots:
    void saysEachAction_data();
    void saysEachAction();
    void hasARowForEachRule();
    void keepsItsRowsWhileJsonIsBroken();
    void readsWhatIsNotRight();
};

void tst_RuleSummary::saysEachAction_data()
{
    QTest::addColumn<QByteArray>("actions");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *actions, const char *text) {
        QTest::newRow(name) << QByteArray(actions) << QString::fromUtf8(text);
    };
    row("nothing", "[]", "nothing happens");
    row("emit", R"([{"emit":"chat","args":"$args"}])", "emit chat to everybody");
    row("to a room", R"([{"emit":"chat","rooms":"lobby"}])", "emit chat to room lobby");
    row("to a named room", R"([{"emit":"chat","rooms":"$args[0]"}])", "emit chat to room <argument 1>");
    row("to rooms", R"([{"emit":"chat","rooms":["a","b"],"except":"c"}])", "emit chat to rooms a, b, except room c");
    row("to others", R"([{"emit":"chat","to":"others"}])", "emit chat to all others");
    row("to others in a room", R"([{"emit":"chat","to":"others","rooms":"a"}])", "emit chat to the others in room a");
    row("to the sender", R"([{"emit":"chat","to":"sender"}])", "emit chat to the sender");
    row("local", R"([{"emit":"chat","local":true}])", "emit chat to everybody, on this node only");
    row("join and answer", R"([{"join":"$args[0]"},{"ack":["ok",1]}])", "join room <argument 1>; answer \"ok\", 1");
    row("leave", R"([{"leave":"a"}])", "leave room a");
    row("publish", R"([{"publish":"news","message":"$args"}])", "publish on Redis channel news");
    row("disconnect", R"([{"disconnect":"connection"}])", "close the connection");
    row("later", R"([{"leave":"a","delayMs":50}])", "after 50 ms leave room a");
}

void tst_RuleSummary::saysEachAction()
{
    QFETCH(QByteArray, actions);
    QFETCH(QString, text);
    RuleSummary summary;
    const QAbstractItemModelTester tester(&summary, QAbstractItemModelTester::FailureReportingMode::QtTest);
    summary.setRules(onChat(actions));
    QCOMPARE(summary.rowCount(), 1);
    QCOMPARE(summary.index(0).data(RuleSummary::TriggerRole).toString(), QStringLiteral("on chat"));
    QCOMPARE(summary.index(0).data(RuleSummary::ActionsRole).toString(), text);
}

void tst_RuleSummary::hasARowForEachRule()
{
    RuleSummary summary;
    summary.setRules(R"({"namespaces":{"/":{"onConnect":[],"on":{"a":[],"*":[]},"subscribe":{"news":[]}},
        "/admin":{"onConnect":[]}}})");
    QStringList triggers;
    for (int row = 0; row < summary.rowCount(); ++row)
        triggers.append(summary.index(row).data(RuleSummary::TriggerRole).toString());
    QCOMPARE(triggers,
        (QStringList{QStringLiteral("when a client connects"), QStringLiteral("on a"),
            QStringLiteral("on any other event"), QStringLiteral("on Redis channel news"),
            QStringLiteral("/admin  when a client connects")}));
}

void tst_RuleSummary::keepsItsRowsWhileJsonIsBroken()
{
    RuleSummary summary;
    summary.setRules(onChat("[]"));
    summary.setRules(R"({"namespaces":)");
    QCOMPARE(summary.rowCount(), 1);
    summary.setRules("{}");
    QCOMPARE(summary.rowCount(), 0);
}

void tst_RuleSummary::readsWhatIsNotRight()
{
    RuleSummary summary;
    for (const char *actions :
        {"1", "[1]", "[{}]", R"([{"emit":1,"rooms":{},"to":2}])", R"([{"shout":"x"}])", "null"}) {
        summary.setRules(onChat(actions));
        QCOMPARE(summary.rowCount(), 1);
    }
    summary.setRules(R"({"namespaces":[]})");
    summary.setRules("[]");
    QCOMPARE(summary.rowCount(), 0);
}

QTEST_APPLESS_MAIN(tst_RuleSummary)
#include "tst_rulesummary.moc"
