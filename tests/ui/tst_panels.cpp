#include "models/hopmodel.h"
#include "ui/actions/actionregistry.h"
#include "ui/stream/streampage.h"
#include "ui/stream/streamview.h"
#include "ui/widgets/inlinebarstack.h"

#include <QAction>
#include <QPushButton>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace relayscope;
using namespace relayscope::ui;

namespace {

QList<core::Hop> hopsOf(quint64 first, int count)
{
    QList<core::Hop> hops;
    for (int i = 0; i < count; ++i) {
        core::Hop hop;
        hop.number = first + quint64(i);
        hop.message = hop.number / 4 + 1;
        hops.append(hop);
    }
    return hops;
}

} // namespace

class tst_Panels : public QObject {
    Q_OBJECT

private slots:
    void everyActionHasItsOwnKey();
    void toolTipsTellTheKey();
    void streamFollowsItsEnd();
    void scrollingUpStopsFollowing();
    void pausedStreamTellsHowManyAreNew();
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

void tst_Panels::streamFollowsItsEnd()
{
    ActionRegistry actions;
    models::HopModel hops;
    StreamPage page(hops, actions);
    page.resize(600, 300);
    page.show();
    hops.append(hopsOf(1, 200));
    const QScrollBar *bar = page.view().verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    QTRY_COMPARE(bar->value(), bar->maximum());
    hops.append(hopsOf(201, 50));
    QTRY_COMPARE(bar->value(), bar->maximum());
    QVERIFY(page.view().isFollowing());
}

void tst_Panels::scrollingUpStopsFollowing()
{
    ActionRegistry actions;
    models::HopModel hops;
    StreamPage page(hops, actions);
    page.resize(600, 300);
    page.show();
    hops.append(hopsOf(1, 200));
    QScrollBar *bar = page.view().verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);

    bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    QTRY_VERIFY(!page.view().isFollowing());
    const int place = bar->value();
    hops.append(hopsOf(201, 7));
    QCOMPARE(page.view().unseenCount(), 7);
    QTRY_VERIFY(page.view().findChild<QPushButton *>()->isVisible());
    QCOMPARE(bar->value(), place);

    page.view().findChild<QPushButton *>()->click();
    QVERIFY(page.view().isFollowing());
    QTRY_COMPARE(bar->value(), bar->maximum());
    QVERIFY(!page.view().findChild<QPushButton *>()->isVisible());
}

void tst_Panels::pausedStreamTellsHowManyAreNew()
{
    ActionRegistry actions;
    models::HopModel hops;
    StreamPage page(hops, actions);
    page.show();
    actions[ActionId::PauseStream]->setChecked(true);
    hops.append(hopsOf(1, 12));
    QCOMPARE(hops.rowCount(), 0);
    auto *pill = page.view().findChild<QPushButton *>();
    QVERIFY(pill->isVisible());
    QVERIFY(pill->text().contains(QStringLiteral("12")));
    pill->click();
    QCOMPARE(hops.rowCount(), 12);
    QVERIFY(!actions[ActionId::PauseStream]->isChecked());
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
