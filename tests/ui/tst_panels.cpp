#include "models/hopmodel.h"
#include "ui/actions/actionregistry.h"
#include "ui/composer/argumentsedit.h"
#include "ui/composer/composer.h"
#include "ui/stream/streampage.h"
#include "ui/stream/streamview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinebarstack.h"

#include <QAction>
#include <QCheckBox>
#include <QLineEdit>
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

const Composer::Sender kSender{QStringLiteral("client-1"), QStringLiteral("client 1"), true};

} // namespace

class tst_Panels : public QObject {
    Q_OBJECT

private slots:
    void everyActionHasItsOwnKey();
    void toolTipsTellTheKey();
    void composerShowsTheFrameAndSendsIt();
    void composerMarksTheWrongPlace();
    void composerNeedsAConnectedClient();
    void composerNumbersAcknowledgements();
    void composerWalksItsHistory();
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

void tst_Panels::composerShowsTheFrameAndSendsIt()
{
    ActionRegistry actions;
    Composer composer(actions);
    QSignalSpy sent(&composer, &Composer::sendRequested);
    composer.setSenders({kSender});
    composer.setDraft(QStringLiteral("message"), QStringLiteral("1, {\"a\":2}"));
    const auto *wire = composer.findChild<ElidedLabel *>(QStringLiteral("composerWire"));
    QCOMPARE(wire->text(), QStringLiteral("42[\"message\",1,{\"a\":2}]"));

    actions[ActionId::Send]->trigger();
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.at(0).at(0).toString(), kSender.id);
    const auto message = sent.at(0).at(1).value<models::OutgoingMessage>();
    QCOMPARE(message.event, QByteArray("message"));
    QCOMPARE(message.arguments.size(), 2U);
}

void tst_Panels::composerMarksTheWrongPlace()
{
    ActionRegistry actions;
    Composer composer(actions);
    QSignalSpy sent(&composer, &Composer::sendRequested);
    composer.setSenders({kSender});
    composer.setDraft(QStringLiteral("message"), QStringLiteral("1, oops"));
    const auto *arguments = composer.findChild<ArgumentsEdit *>();
    QCOMPARE(arguments->extraSelections().size(), 1);
    QCOMPARE(arguments->extraSelections().at(0).cursor.selectionStart(), 3);
    QVERIFY(!actions[ActionId::Send]->isEnabled());
    actions[ActionId::Send]->trigger();
    QCOMPARE(sent.size(), 0);

    composer.setDraft(QStringLiteral("message"), QStringLiteral("1"));
    QVERIFY(arguments->extraSelections().isEmpty());
    QVERIFY(actions[ActionId::Send]->isEnabled());
}

void tst_Panels::composerNeedsAConnectedClient()
{
    ActionRegistry actions;
    Composer composer(actions);
    composer.setDraft(QStringLiteral("message"), {});
    QVERIFY(!actions[ActionId::Send]->isEnabled());
    Composer::Sender away = kSender;
    away.connected = false;
    composer.setSenders({away});
    QVERIFY(!actions[ActionId::Send]->isEnabled());
    composer.setSenders({kSender});
    QVERIFY(actions[ActionId::Send]->isEnabled());
}

void tst_Panels::composerNumbersAcknowledgements()
{
    ActionRegistry actions;
    Composer composer(actions);
    QSignalSpy sent(&composer, &Composer::sendRequested);
    composer.setSenders({kSender});
    composer.setDraft(QStringLiteral("echo"), {});
    composer.findChild<QCheckBox *>()->setChecked(true);
    const auto *wire = composer.findChild<ElidedLabel *>(QStringLiteral("composerWire"));
    QCOMPARE(wire->text(), QStringLiteral("420[\"echo\"]"));
    actions[ActionId::Send]->trigger();
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.at(0).at(2).value<std::optional<std::chrono::milliseconds>>(), std::chrono::seconds(5));
    QCOMPARE(wire->text(), QStringLiteral("421[\"echo\"]"));
}

void tst_Panels::composerWalksItsHistory()
{
    ActionRegistry actions;
    Composer composer(actions);
    composer.setSenders({kSender});
    auto *arguments = composer.findChild<ArgumentsEdit *>();
    for (const QString &text : {QStringLiteral("1"), QStringLiteral("2")}) {
        composer.setDraft(QStringLiteral("message"), text);
        actions[ActionId::Send]->trigger();
    }
    composer.setDraft(QStringLiteral("message"), QStringLiteral("3"));
    QTest::keyClick(arguments, Qt::Key_Up);
    QTest::keyClick(arguments, Qt::Key_Up);
    QCOMPARE(arguments->toPlainText(), QStringLiteral("1"));
    QTest::keyClick(arguments, Qt::Key_Down);
    QTest::keyClick(arguments, Qt::Key_Down);
    QCOMPARE(arguments->toPlainText(), QStringLiteral("3"));
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
