#include "models/palettemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace relayscope::models;

namespace {

PaletteEntry entryOf(const QString &text)
{
    PaletteEntry entry;
    entry.id = text;
    entry.text = text;
    return entry;
}

QStringList textsOf(const PaletteModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row).data().toString());
    return texts;
}

} // namespace

class tst_PaletteModel : public QObject {
    Q_OBJECT

private slots:
    void matchesInOrderAndIgnoresCase();
    void prefersWordStarts();
    void showsWhatWasUsedLastFirst();
    void findsChinese();
    void findsByTheEnglishName();
    void isBounded();
};

void tst_PaletteModel::matchesInOrderAndIgnoresCase()
{
    QVERIFY(fuzzyMatch(u"", u"anything"));
    QVERIFY(fuzzyMatch(u"rd", u"Run demo"));
    QVERIFY(fuzzyMatch(u"r d", u"Run demo"));
    QVERIFY(!fuzzyMatch(u"dr", u"Run demo"));
    QVERIFY(!fuzzyMatch(u"a", u""));
    const QList<int> positions{0, 4};
    QCOMPARE(fuzzyMatch(u"RD", u"Run demo")->positions, positions);
}

void tst_PaletteModel::prefersWordStarts()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setEntries({entryOf(QStringLiteral("Panels and nothing")), entryOf(QStringLiteral("Add node"))}, {});
    model.setQuery(QStringLiteral("an"));
    QCOMPARE(textsOf(model).constFirst(), QStringLiteral("Add node"));
    model.setQuery(QStringLiteral("zzz"));
    QCOMPARE(model.rowCount(), 0);
}

void tst_PaletteModel::showsWhatWasUsedLastFirst()
{
    PaletteModel model;
    model.setEntries({entryOf(QStringLiteral("a")), entryOf(QStringLiteral("b")), entryOf(QStringLiteral("c"))},
        {QStringLiteral("c"), QStringLiteral("b")});
    QCOMPARE(textsOf(model), QStringList({QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("a")}));
}

void tst_PaletteModel::findsChinese()
{
    PaletteModel model;
    model.setEntries({entryOf(QStringLiteral("运行演示")), entryOf(QStringLiteral("停止集群"))}, {});
    model.setQuery(QStringLiteral("演示"));
    QCOMPARE(textsOf(model), QStringList(QStringLiteral("运行演示")));
}

void tst_PaletteModel::findsByTheEnglishName()
{
    PaletteModel model;
    PaletteEntry rooms = entryOf(QStringLiteral("房间"));
    rooms.otherName = QStringLiteral("rooms");
    model.setEntries({entryOf(QStringLiteral("节点")), rooms}, {});
    model.setQuery(QStringLiteral("roo"));
    QCOMPARE(textsOf(model), QStringList{QStringLiteral("房间")});
    QVERIFY(model.index(0).data(PaletteModel::PositionsRole).value<QList<int>>().isEmpty());
}

void tst_PaletteModel::isBounded()
{
    QList<PaletteEntry> entries;
    for (int i = 0; i < 5'000; ++i)
        entries.append(entryOf(QStringLiteral("client %1").arg(i)));
    PaletteModel model;
    model.setEntries(entries, {});
    model.setQuery(QStringLiteral("client"));
    QCOMPARE(model.rowCount(), PaletteModel::kMaxRows);
}

QTEST_GUILESS_MAIN(tst_PaletteModel)
#include "tst_palettemodel.moc"
