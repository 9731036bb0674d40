#include "laboratory.h"
#include "ui/actions/shortcuts.h"
#include "ui/centralarea.h"
#include "ui/clustercontroller.h"
#include "ui/palette/palette.h"
#include "ui/perspectives/perspectivemenu.h"
#include "ui/preferences/preferencesdialog.h"
#include "ui/preferences/shortcutmodel.h"
#include "ui/theme/semanticcolors.h"
#include "ui/widgets/paneldock.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QTest>

using namespace relayscope;
using namespace relayscope::ui;

namespace {

QAction *actionOf(const Laboratory &lab, const char *name)
{
    return lab.window.findChild<QAction *>(QLatin1String(name));
}

PanelDock *dockOf(const Laboratory &lab, const char *name)
{
    return lab.window.findChild<PanelDock *>(QLatin1String(name));
}

/// Opens the palette, types and presses Enter.
void findAndDo(Laboratory &lab, const QString &query)
{
    actionOf(lab, "openPalette")->trigger();
    auto *field = lab.window.findChild<QLineEdit *>(QStringLiteral("paletteQuery"));
    QTest::keyClicks(field, query);
    QTest::keyClick(field, Qt::Key_Return);
}

} // namespace

/// What people expect of a desktop program: palette, keys, layouts, themes, languages.
class tst_Manners : public QObject {
    Q_OBJECT

private slots:
    void paletteDoesWhatItFinds();
    void paletteRemembersWhatWasUsed();
    void paletteClosesAtEscape();
    void keysCanBeChanged();
    void aTakenKeyLeavesItsFirstOwner();
    void perspectivesArrangeThePanels();
    void layoutsAreKeptUnderNames();
    void themeAndLanguageChangeAtOnce();
};

void tst_Manners::paletteDoesWhatItFinds()
{
    Laboratory lab;
    findAndDo(lab, QStringLiteral("dark"));
    QTRY_COMPARE(colorMode(lab.window.palette()), ColorMode::Dark);
    QVERIFY(!lab.window.findChild<Palette *>()->isVisible());
}

void tst_Manners::paletteRemembersWhatWasUsed()
{
    Laboratory lab;
    findAndDo(lab, QStringLiteral("perspective")); // nothing of that name, nothing happens
    findAndDo(lab, QStringLiteral("debug"));
    actionOf(lab, "openPalette")->trigger();
    const auto *list = lab.window.findChild<QListView *>(QStringLiteral("paletteList"));
    QCOMPARE(list->model()->index(0, 0).data().toString(), actionOf(lab, "perspectiveDebug")->iconText());
}

void tst_Manners::paletteClosesAtEscape()
{
    Laboratory lab;
    actionOf(lab, "openPalette")->trigger();
    auto *palette = lab.window.findChild<Palette *>();
    QVERIFY(palette->isVisible());
    QTest::keyClick(lab.window.findChild<QLineEdit *>(QStringLiteral("paletteQuery")), Qt::Key_Escape);
    QVERIFY(!palette->isVisible());
}

void tst_Manners::keysCanBeChanged()
{
    Laboratory lab;
    ActionRegistry actions;
    const QKeySequence key(QStringLiteral("Ctrl+Alt+D"));
    {
        Shortcuts shortcuts(actions, lab.settings);
        ShortcutModel model(actions, shortcuts);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(model.setData(model.index(int(ActionId::RunDemo), ShortcutModel::Key), key));
        QCOMPARE(actions[ActionId::RunDemo]->shortcut(), key);
    }
    ActionRegistry next;
    Shortcuts shortcuts(next, lab.settings);
    QCOMPARE(next[ActionId::RunDemo]->shortcut(), key);
    QVERIFY(!shortcuts.isDefault(ActionId::RunDemo));
}

void tst_Manners::aTakenKeyLeavesItsFirstOwner()
{
    Laboratory lab;
    ActionRegistry actions;
    Shortcuts shortcuts(actions, lab.settings);
    const QKeySequence key = shortcuts.key(ActionId::RunDemo);
    QCOMPARE(shortcuts.conflict(ActionId::AddNode, key), std::make_optional(ActionId::RunDemo));
    shortcuts.set(ActionId::AddNode, key);
    QVERIFY(shortcuts.key(ActionId::RunDemo).isEmpty());
    QCOMPARE(shortcuts.key(ActionId::AddNode), key);
}

void tst_Manners::perspectivesArrangeThePanels()
{
    Laboratory lab;
    QVERIFY(lab.runDemo());
    auto *center = lab.window.findChild<CentralArea *>();
    actionOf(lab, "perspectiveLearn")->trigger();
    QVERIFY(center->toggleAction(CentralPart::Picture)->isChecked());
    QVERIFY(!dockOf(lab, "traceDock")->isHidden());
    QVERIFY(dockOf(lab, "logsDock")->isHidden());
    actionOf(lab, "perspectiveDebug")->trigger();
    QVERIFY(!center->toggleAction(CentralPart::Picture)->isChecked());
    QVERIFY(!dockOf(lab, "logsDock")->isHidden());
    actionOf(lab, "perspectiveLoad")->trigger();
    QVERIFY(!dockOf(lab, "chartsDock")->isHidden());
    QVERIFY(lab.closeAndWait());
}

void tst_Manners::layoutsAreKeptUnderNames()
{
    Laboratory lab;
    dockOf(lab, "clusterDock")->hide();
    auto *name = lab.window.findChild<QLineEdit *>(QStringLiteral("layoutName"));
    QTest::keyClicks(name, QStringLiteral("without/cluster"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(lab.settings.savedLayoutNames(), QStringList(QStringLiteral("without/cluster")));

    actionOf(lab, "perspectiveLearn")->trigger();
    QVERIFY(!dockOf(lab, "clusterDock")->isHidden());
    QAction *saved = nullptr;
    for (QAction *action : lab.window.findChildren<QAction *>()) {
        // The menu to delete it has one of that name too.
        if (action->text() == QLatin1String("without/cluster") && qobject_cast<PerspectiveMenu *>(action->parent()))
            saved = action;
    }
    QVERIFY(saved != nullptr);
    saved->trigger();
    QVERIFY(dockOf(lab, "clusterDock")->isHidden());
}

void tst_Manners::themeAndLanguageChangeAtOnce()
{
    Laboratory lab;
    actionOf(lab, "openPreferences")->trigger();
    QVERIFY(lab.window.findChild<PreferencesDialog *>()->isVisible());
    actionOf(lab, "themeLight")->trigger();
    QTRY_COMPARE(colorMode(lab.window.palette()), ColorMode::Light);
    actionOf(lab, "themeDark")->trigger();
    QTRY_COMPARE(colorMode(lab.window.palette()), ColorMode::Dark);

    const QString english = dockOf(lab, "clusterDock")->windowTitle();
    actionOf(lab, "languageChinese")->trigger();
    QTRY_VERIFY(dockOf(lab, "clusterDock")->windowTitle() != english);
    actionOf(lab, "languageEnglish")->trigger();
    QTRY_COMPARE(dockOf(lab, "clusterDock")->windowTitle(), english);
}

QTEST_MAIN(tst_Manners)
#include "tst_manners.moc"
