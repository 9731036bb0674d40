#include "core/explain/jsonscanner.h"
#include "models/bytetext.h"
#include "models/bytetreemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace relayscope;
using core::explain::ByteRange;
using models::ByteText;
using models::ByteTreeModel;

class tst_ByteModels final : public QObject {
    Q_OBJECT

private slots:
    void treeShowsNamesValuesAndFormats();
    void argumentsStandAtTheTop();
    void bytesLeadToTheItemAndBack();
    void textKnowsTheByteOfEachCharacter();
    void binaryIsEscaped();
};

void tst_ByteModels::treeShowsNamesValuesAndFormats()
{
    ByteTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTree(core::explain::scanJson("[\"chat\",{\"n\":1}]").tree);
    const QModelIndex root = model.index(0, 0);
    QCOMPARE(root.data().toString(), QStringLiteral("message"));
    QCOMPARE(root.siblingAtColumn(ByteTreeModel::Format).data().toString(), QStringLiteral("array (2)"));
    const QModelIndex event = model.index(0, 0, root);
    QCOMPARE(event.siblingAtColumn(ByteTreeModel::Value).data().toString(), QStringLiteral("\"chat\""));
    const QModelIndex member = model.index(0, 0, model.index(1, 0, root));
    QCOMPARE(member.data().toString(), QStringLiteral("n"));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void tst_ByteModels::argumentsStandAtTheTop()
{
    ByteTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setArguments(core::explain::scanJson("[\"chat\",{\"n\":1},2]").tree, 0, 1);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("argument 1"));
    QCOMPARE(model.index(1, ByteTreeModel::Value).data().toString(), QStringLiteral("2"));
    QCOMPARE(model.index(0, 0, model.index(0, 0)).data().toString(), QStringLiteral("n"));
    model.setArguments(core::explain::scanJson("[\"chat\"]").tree, 0, 1);
    QCOMPARE(model.rowCount(), 0);
}

void tst_ByteModels::bytesLeadToTheItemAndBack()
{
    const QByteArray json("[\"chat\",{\"n\":1},2]");
    ByteTreeModel model;
    model.setArguments(core::explain::scanJson(json).tree, 0, 1);
    const QModelIndex number = model.covering({json.indexOf('1'), 1});
    QCOMPARE(number.data().toString(), QStringLiteral("n"));
    QCOMPARE(model.range(number), (ByteRange{json.indexOf("\"n\""), 5}));
    QVERIFY(!model.covering({json.indexOf("chat"), 2}).isValid()); // not among the arguments
    QVERIFY(!model.covering({0, json.size()}).isValid());
}

void tst_ByteModels::textKnowsTheByteOfEachCharacter()
{
    const QByteArray bytes = QStringLiteral("a\u00e9\n\U0001F600b").toUtf8(); // 1 + 2 + 1 + 4 + 1 bytes
    const ByteText text(bytes, ByteText::Encoding::Utf8);
    QCOMPARE(text.text(), QStringLiteral("a\u00e9\\n\U0001F600b"));
    QCOMPARE(text.characters({1, 2}), (ByteRange{1, 1}));
    QCOMPARE(text.characters({2, 1}), (ByteRange{1, 1})); // the middle of a character is the character
    QCOMPARE(text.characters({4, 4}), (ByteRange{4, 2}));
    QCOMPARE(text.bytes({2, 1}), (ByteRange{3, 1})); // half of an escape is the escape
    QCOMPARE(text.bytes({4, 3}), (ByteRange{4, 5}));
    for (qsizetype from = 0; from < text.text().size(); ++from) {
        for (qsizetype length = 1; from + length <= text.text().size(); ++length) {
            const ByteRange range = text.bytes({from, length});
            QVERIFY(text.characters(range).contains({from, length}));
        }
    }
}

void tst_ByteModels::binaryIsEscaped()
{
    const ByteText text(QByteArray::fromHex("93c3a941"), ByteText::Encoding::Ascii);
    QCOMPARE(text.text(), QStringLiteral("\\x93\\xc3\\xa9A"));
    QCOMPARE(text.characters({1, 1}), (ByteRange{4, 4}));
    QCOMPARE(text.bytes({5, 5}), (ByteRange{1, 2}));
    QCOMPARE(ByteText(QByteArray("\xff\xfe"), ByteText::Encoding::Utf8).text(), QStringLiteral("\\xff\\xfe"));
}

QTEST_GUILESS_MAIN(tst_ByteModels)
#include "tst_bytemodels.moc"
