#include "ui/rules/bracketmatch.h"
#include "ui/rules/rulesedit.h"

#include <QSignalSpy>
#include <QTest>

using namespace relayscope::ui;

class tst_RulesEdit : public QObject {
    Q_OBJECT

private slots:
    void findsTheOtherBracket_data();
    void findsTheOtherBracket();
    void marksThePlaceThatNodesTell_data();
    void marksThePlaceThatNodesTell();
    void asksToApplyAndTypesNothing();
    void indentsNewLines();
    void replacedTextCanBeUndone();
};

void tst_RulesEdit::findsTheOtherBracket_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("cursor");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    QTest::newRow("before an opening one") << QStringLiteral("[{}]") << 0 << 0 << 3;
    QTest::newRow("after a closing one") << QStringLiteral("[1, 2]") << 6 << 0 << 5;
    QTest::newRow("bracket in a text") << QStringLiteral("[\"]\"]") << 0 << 0 << 4;
    QTest::newRow("escaped quote") << QStringLiteral("[\"\\\"]\"]") << 0 << 0 << 6;
    QTest::newRow("at none") << QStringLiteral("[1, 2]") << 3 << -1 << -1;
    QTest::newRow("without partner") << QStringLiteral("[1") << 0 << -1 << -1;
    QTest::newRow("of another kind") << QStringLiteral("[1}") << 0 << -1 << -1;
    QTest::newRow("empty") << QString() << 0 << -1 << -1;
}

void tst_RulesEdit::findsTheOtherBracket()
{
    QFETCH(QString, text);
    QFETCH(int, cursor);
    QFETCH(int, first);
    QFETCH(int, second);
    const auto pair = matchingBrackets(text, cursor);
    QCOMPARE(pair.has_value(), first >= 0);
    if (pair)
        QCOMPARE(*pair, std::pair(first, second));
}

void tst_RulesEdit::marksThePlaceThatNodesTell_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("marked");
    QTest::newRow("a text with its quotes") << 2 << 5 << QStringLiteral("\"shout it\"");
    QTest::newRow("columns are bytes") << 1 << 9 << QStringLiteral("wrong");
    QTest::newRow("past the line") << 1 << 99 << QStringLiteral("g");
    QTest::newRow("past the end") << 9 << 1 << QStringLiteral(" ");
}

void tst_RulesEdit::marksThePlaceThatNodesTell()
{
    QFETCH(int, line);
    QFETCH(int, column);
    QFETCH(QString, marked);
    RulesEdit edit;
    edit.setPlainText(QStringLiteral("\"\u00fc\u00fc\", wrong\n    \"shout it\": 1"));
    edit.markError(line, column);
    QCOMPARE(edit.extraSelections().size(), 1);
    QCOMPARE(edit.extraSelections().constFirst().cursor.selectedText(), marked);
    edit.clearError();
    QVERIFY(edit.extraSelections().isEmpty());
}

void tst_RulesEdit::asksToApplyAndTypesNothing()
{
    RulesEdit edit;
    edit.setApplyKeys({QKeySequence(Qt::CTRL | Qt::Key_Return)});
    edit.setPlainText(QStringLiteral("{}"));
    QSignalSpy asked(&edit, &RulesEdit::applyRequested);
    QTest::keyClick(&edit, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(edit.toPlainText(), QStringLiteral("{}"));
}

void tst_RulesEdit::indentsNewLines()
{
    RulesEdit edit;
    edit.setPlainText(QStringLiteral("    {"));
    edit.moveCursor(QTextCursor::End);
    QTest::keyClick(&edit, Qt::Key_Return);
    QTest::keyClicks(&edit, QStringLiteral("1"));
    QTest::keyClick(&edit, Qt::Key_Return);
    QTest::keyClicks(&edit, QStringLiteral("2"));
    QCOMPARE(edit.toPlainText(), QStringLiteral("    {\n        1\n        2"));
}

void tst_RulesEdit::replacedTextCanBeUndone()
{
    RulesEdit edit;
    edit.setPlainText(QStringLiteral("mine"));
    edit.replaceText(QStringLiteral("another"));
    QCOMPARE(edit.toPlainText(), QStringLiteral("another"));
    edit.undo();
    QCOMPARE(edit.toPlainText(), QStringLiteral("mine"));
}

QTEST_MAIN(tst_RulesEdit)
#include "tst_rulesedit.moc"
