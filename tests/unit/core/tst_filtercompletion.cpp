#include "core/filter/filtercompletion.h"
#include "core/filter/hopfilter.h"

#include <QTest>

using namespace relayscope::core;

class tst_FilterCompletion final : public QObject {
    Q_OBJECT

private slots:
    void knowsWhatIsExpected_data();
    void knowsWhatIsExpected();
    void offersWhatFits();
    void insertedCandidatesAreValid();
};

void tst_FilterCompletion::knowsWhatIsExpected_data()
{
    using Kind = FilterCompletion::Kind;
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("field");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("prefix");
    const auto row = [](const char *text, Kind kind, FilterField field, int position, const char *prefix) {
        QTest::newRow(text) << QString::fromUtf8(text) << int(kind) << int(field) << position
                            << QString::fromUtf8(prefix);
    };
    const FilterField any = FilterField::Event;
    row("", Kind::Field, any, 0, "");
    row("ev", Kind::Field, any, 0, "ev");
    row("event == a && ro", Kind::Field, FilterField::Event, 14, "ro");
    row("!(ro", Kind::Field, any, 2, "ro");
    row("room ", Kind::Operator, FilterField::Room, 5, "");
    row("room con", Kind::Operator, FilterField::Room, 5, "con");
    row("room =", Kind::Operator, FilterField::Room, 5, "=");
    row("room ==", Kind::Value, FilterField::Room, 7, "");
    row("room == lo", Kind::Value, FilterField::Room, 8, "lo");
    row("room == \"lob by", Kind::Value, FilterField::Room, 8, "lob by");
    row("room in {\"a\", '", Kind::Value, FilterField::Room, 14, "");
    row("verdict == own-", Kind::Value, FilterField::Verdict, 11, "own-");
    row("room == \"a\" ", Kind::Join, FilterField::Room, 12, "");
    row("room == \"a\" |", Kind::Join, FilterField::Room, 12, "|");
    row("(room == a) ", Kind::Join, FilterField::Room, 12, "");
}

void tst_FilterCompletion::knowsWhatIsExpected()
{
    QFETCH(const QString, text);
    const FilterCompletion completion = filterCompletion(text);
    QTEST(int(completion.kind), "kind");
    QTEST(int(completion.field), "field");
    QTEST(completion.position, "position");
    QTEST(completion.prefix, "prefix");
    QCOMPARE(completion.position + completion.length, int(text.size()));
}

void tst_FilterCompletion::offersWhatFits()
{
    const auto offered = [](const char *text, const QStringList &seen = {}) {
        return filterCandidates(filterCompletion(QString::fromUtf8(text)), seen);
    };
    QCOMPARE(offered("").size(), int(FilterField::Count));
    QCOMPARE(offered("ro"), (QStringList{QStringLiteral("room"), QStringLiteral("from")}));
    QVERIFY(offered("room ").contains(QStringLiteral("contains")));
    QVERIFY(!offered("room ").contains(QStringLiteral("<")));
    QVERIFY(offered("length ").contains(QStringLiteral("<")));
    QCOMPARE(offered("inferred == "), (QStringList{QStringLiteral("true"), QStringLiteral("false")}));
    QCOMPARE(offered("verdict == own").constFirst(), QStringLiteral("own-echo-ignored"));
    QCOMPARE(offered("room == L", {QStringLiteral("hall"), QStringLiteral("lobby")}),
        (QStringList{QStringLiteral("\"lobby\""), QStringLiteral("\"hall\"")}));
    QCOMPARE(offered("room == x", {QStringLiteral("lobby")}), QStringList());
}

void tst_FilterCompletion::insertedCandidatesAreValid()
{
    const QStringList seen{QStringLiteral("plain"), QStringLiteral("with \"quotes\" \\ and spaces")};
    for (const QString &field : filterFieldNames()) {
        const QString text = field + QStringLiteral(" == ");
        for (const QString &value : filterCandidates(filterCompletion(text), seen))
            QVERIFY2(HopFilter::parse(QString(text + value)).hasValue(), qPrintable(value));
    }
}

QTEST_APPLESS_MAIN(tst_FilterCompletion)
#include "tst_filtercompletion.moc"
