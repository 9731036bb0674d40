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
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

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
    void noTwoEntriesOfAMenuHaveOneLetter_data();
    void noTwoEntriesOfAMenuHaveOneLetter();
    void keySheetFindsCommandsAndKeys();
    void aboutTellsWhatItIsMadeOf();
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

void tst_Manners::noTwoEntriesOfAMenuHaveOneLetter_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("Chinese") << QStringLiteral("zh_CN");
}

void tst_Manners::noTwoEntriesOfAMenuHaveOneLetter()
{
    QFETCH(const QString, language);
    Laboratory lab;
    lab.language.setChoice(language);
    QCoreApplication::processEvents();
    QList<QWidget *> menus{lab.window.menuBar()};
    for (QMenu *menu : lab.window.menuBar()->findChildren<QMenu *>())
        menus.append(menu);
    QVERIFY(menus.size() > 6);
    for (const QWidget *menu : std::as_const(menus)) {
        QHash<QChar, QString> letters;
        for (const QAction *action : menu->actions()) {
            const qsizetype mark = action->text().indexOf(QLatin1Char('&'));
            if (mark < 0 || mark + 1 >= action->text().size())
                continue;
            const QChar letter = action->text().at(mark + 1).toUpper();
            QVERIFY2(!letters.contains(letter), qPrintable(letters.value(letter) + QLatin1Char('|') + action->text()));
            letters.insert(letter, action->text());
        }
    }
}

void tst_Manners::keySheetFindsCommandsAndKeys()
{
    Laboratory lab;
    lab.window.show();
    QVERIFY(QTest::qWaitForWindowActive(&lab.window));
    QTest::keyClick(&lab.window, Qt::Key_Question);
    auto *list = lab.window.findChild<QTreeWidget *>(QStringLiteral("keySheetList"));
    QVERIFY(list != nullptr && list->isVisible());
    const auto shown = [list] {
        QStringList texts;
        for (QTreeWidgetItemIterator item(list, QTreeWidgetItemIterator::NoChildren); *item != nullptr; ++item) {
            if (!(*item)->isHidden() && !(*item)->parent()->isHidden())
                texts.append((*item)->text(0));
        }
        return texts;
    };
    QCOMPARE(shown().size(), qsizetype(ActionId::Count));
    auto *search = lab.window.findChild<QLineEdit *>(QStringLiteral("keySheetSearch"));
    search->setText(QStringLiteral("demo"));
    QCOMPARE(shown(), QStringList{actionOf(lab, "runDemo")->iconText()});
    search->setText(QStringLiteral("f5"));
    QVERIFY(shown().contains(actionOf(lab, "runDemo")->iconText()));
    QVERIFY(shown().contains(actionOf(lab, "stopCluster")->iconText()));
}

void tst_Manners::aboutTellsWhatItIsMadeOf()
{
    Laboratory lab;
    actionOf(lab, "showAbout")->trigger();
    lab.window.findChild<QPushButton *>(QStringLiteral("aboutCopy"))->click();
    const QString report = QGuiApplication::clipboard()->text();
    for (const char *part : {"Relayscope", "Qt " QT_VERSION_STR, "hiredis", "QCustomPlot", "redis-server"})
        QVERIFY2(report.contains(QLatin1String(part)), part);
}

QTEST_MAIN(tst_Manners)
#include "tst_manners.moc"
