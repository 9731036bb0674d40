#include "ui/actions/actionregistry.h"
#include "ui/widgets/inlinebarstack.h"

#include <QAction>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace relayscope;
using namespace relayscope::ui;

class tst_Panels : public QObject {
    Q_OBJECT

private slots:
    void everyActionHasItsOwnKey();
    void toolTipsTellTheKey();
    void barRunsItsActionAndCloses();
    void barsWithOneKeyReplaceEachOther();
};

void tst_Panels::everyActionHasItsOwnKey()
{
    const ActionRegistry actions;
    QSet<QString> keys;
    for (int id = 0; id < int(ActionId::Count); ++id) {
        const QAction *action = actions[ActionId(id)];
        QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
        const QString key = action->shortcut().toString();
        QVERIFY2(key.isEmpty() || !keys.contains(key), qPrintable(key));
        keys.insert(key);
    }
}

void tst_Panels::toolTipsTellTheKey()
{
    const ActionRegistry actions;
    QVERIFY(actions[ActionId::RunDemo]->toolTip().contains(QStringLiteral("F5")));
    QVERIFY(!actions[ActionId::RunDemo]->toolTip().contains(QLatin1Char('&')));
}

void tst_Panels::barRunsItsActionAndCloses()
{
    InlineBarStack bars;
    bool ran = false;
    InlineMessage message;
    message.text = QStringLiteral("Port 3001 is taken");
    message.detail = QStringLiteral("line 1\nline 2");
    message.actions = {{QStringLiteral("Use 3004"), [&ran] { ran = true; }}};
    bars.showMessage(message);
    QCOMPARE(bars.count(), 1);
    for (QPushButton *button : bars.findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Use 3004"))
            button->click();
    }
    QVERIFY(ran);
    QCOMPARE(bars.count(), 0);
    QVERIFY(bars.isHidden());
}

void tst_Panels::barsWithOneKeyReplaceEachOther()
{
    InlineBarStack bars;
    for (int i = 0; i < 2; ++i)
        bars.showMessage({QStringLiteral("node-a"), Severity::Error, QStringLiteral("gave up"), {}, {}});
    QCOMPARE(bars.count(), 1);
    for (int i = 0; i < InlineBarStack::kMaxBars + 2; ++i)
        bars.showMessage({QString::number(i), Severity::Info, QStringLiteral("note"), {}, {}});
    QCOMPARE(bars.count(), InlineBarStack::kMaxBars);
    bars.dismissAll();
    QCOMPARE(bars.count(), 0);
}

QTEST_MAIN(tst_Panels)
#include "tst_panels.moc"
