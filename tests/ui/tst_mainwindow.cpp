#include "core/cluster.h"
#include "models/hopmodel.h"
#include "ui/cluster/clusterdock.h"
#include "ui/clustercontroller.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/settings.h"
#include "ui/theme/theme.h"
#include "ui/widgets/inlinebarstack.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace relayscope;

namespace {

/// Starting two nodes and Redis on a machine that is busy with other tests.
constexpr int kStartTimeoutMs = 60'000;
constexpr int kStopTimeoutMs = 20'000;

/// The window with its own settings file and the real programs.
class Laboratory {
public:
    explicit Laboratory(const core::Programs &programs = core::Programs::beside(QStringLiteral(RELAYSCOPE_BIN_DIR)))
        : m_store(m_directory.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
        , m_settings(m_store)
        , m_programs(programs)
        , cluster(m_programs)
        , window({cluster, m_programs, m_theme, m_language, m_settings})
    {
        m_language.setChoice(QStringLiteral("en"));
        window.show();
        QApplication::setActiveWindow(&window); // shortcuts belong to the active window
    }

private:
    QTemporaryDir m_directory;
    QSettings m_store;
    ui::Settings m_settings;
    ui::Theme m_theme;
    ui::Language m_language;
    core::Programs m_programs;

public:
    core::Cluster cluster;
    ui::MainWindow window;
};

/// The message that a client sent with that in its arguments, 0 when it is not in the table.
quint64 messageWithPayload(const models::HopModel &hops, const QByteArray &text)
{
    for (int row = 0; row < hops.rowCount(); ++row) {
        if (hops.hop(row).kind == core::HopKind::Sent && hops.hop(row).payload.contains(text))
            return hops.hop(row).message;
    }
    return 0;
}

int countOf(const models::HopModel &hops, quint64 message, core::HopKind kind)
{
    int count = 0;
    for (int row = 0; row < hops.rowCount(); ++row)
        count += hops.hop(row).message == message && hops.hop(row).kind == kind ? 1 : 0;
    return count;
}

void runDemo(Laboratory &lab)
{
    QSignalSpy demoFinished(&lab.window.controller(), &ui::ClusterController::demoFinished);
    QTest::keyClick(&lab.window, Qt::Key_F5);
    QVERIFY(lab.cluster.isActive());
    QTRY_COMPARE_WITH_TIMEOUT(demoFinished.size(), 1, kStartTimeoutMs);
    QCOMPARE(demoFinished.at(0).at(0).toString(), QString());
}

void closeAndWait(Laboratory &lab)
{
    QSignalSpy stopped(&lab.cluster, &core::Cluster::stopped);
    lab.window.close();
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, kStopTimeoutMs);
    QTRY_VERIFY(!lab.window.isVisible());
    QVERIFY(!lab.cluster.isActive());
}

} // namespace

class tst_MainWindow : public QObject {
    Q_OBJECT

private slots:
    void opensWithTheStartPage();
    void tellsThatRedisIsMissing();
    void runsTheDemoAndShowsTheHopsOfAMessage();
    void killsAndRestartsANode();
};

void tst_MainWindow::opensWithTheStartPage()
{
    Laboratory lab;
    const auto *button = lab.window.findChild<QPushButton *>(QStringLiteral("runDemoButton"));
    QVERIFY(button->isVisible());
    QVERIFY(button->isEnabled());
    QVERIFY(!lab.window.findChild<QTreeView *>(QStringLiteral("stream"))->isVisible());
    lab.window.close();
    QVERIFY(!lab.window.isVisible());
}

void tst_MainWindow::tellsThatRedisIsMissing()
{
    core::Programs programs = core::Programs::beside(QStringLiteral(RELAYSCOPE_BIN_DIR));
    programs.redisServer = QStringLiteral("/nonexistent/redis-server");
    Laboratory lab(programs);
    QTest::keyClick(&lab.window, Qt::Key_F5);
    const auto *bars = lab.window.findChild<ui::InlineBarStack *>();
    QTRY_COMPARE(bars->count(), 1);
    QStringList buttons;
    for (const QPushButton *button : bars->findChildren<QPushButton *>())
        buttons.append(button->text());
    QVERIFY(buttons.contains(QStringLiteral("Try again")));
    QVERIFY(QApplication::activeModalWidget() == nullptr);
    lab.window.close();
}

void tst_MainWindow::runsTheDemoAndShowsTheHopsOfAMessage()
{
    Laboratory lab;
    runDemo(lab);
    if (QTest::currentTestFailed())
        return;

    // The tree shows Redis and two nodes with a client each.
    const QAbstractItemModel &tree = lab.window.controller().clusterModel();
    QCOMPARE(tree.rowCount(), 3);
    for (int row = 1; row < 3; ++row) {
        QCOMPARE(tree.rowCount(tree.index(row, 0)), 1);
        QCOMPARE(tree.index(row, models::ClusterModel::State).data().toString(), QStringLiteral("running"));
    }
    const auto *stream = lab.window.findChild<QTreeView *>(QStringLiteral("stream"));
    QVERIFY(stream->isVisible());
    QTRY_VERIFY(stream->model()->rowCount() > 0);

    // The nodes publish on channels of the adapter.
    const auto *channels = lab.window.findChild<QTreeView *>(QStringLiteral("channelTree"));
    QTRY_VERIFY_WITH_TIMEOUT(channels->model()->rowCount() > 0, kStartTimeoutMs);
    QCOMPARE(channels->model()->index(0, 0).data().toString(), QStringLiteral("socket.io"));

    // A message of our own, typed and sent with the keyboard.
    lab.window.findChild<QLineEdit *>(QStringLiteral("composerEvent"))->setText(QStringLiteral("message"));
    auto *arguments = lab.window.findChild<QPlainTextEdit *>(QStringLiteral("composerArguments"));
    arguments->setPlainText(QStringLiteral("{\"text\":\"from the test\"}"));
    QTest::keyClick(arguments, Qt::Key_Return, Qt::ControlModifier);

    const models::HopModel &hops = lab.window.controller().hopModel();
    QTRY_VERIFY_WITH_TIMEOUT(messageWithPayload(hops, "from the test") != 0, kStartTimeoutMs);
    const quint64 message = messageWithPayload(hops, "from the test");
    for (const core::HopKind kind : {core::HopKind::Sent, core::HopKind::Received, core::HopKind::Published,
             core::HopKind::SeenOnRedis, core::HopKind::ReceivedFromRedis, core::HopKind::LocalBroadcast})
        QTRY_VERIFY_WITH_TIMEOUT(countOf(hops, message, kind) > 0, kStartTimeoutMs);
    QTRY_COMPARE_WITH_TIMEOUT(countOf(hops, message, core::HopKind::Delivered), 2, kStartTimeoutMs);
    closeAndWait(lab);
}

void tst_MainWindow::killsAndRestartsANode()
{
    Laboratory lab;
    runDemo(lab);
    if (QTest::currentTestFailed())
        return;
    auto *tree = lab.window.findChild<QTreeView *>(QStringLiteral("clusterTree"));
    const QModelIndex node = tree->model()->index(2, 0);
    const auto stateOf
        = [](const QModelIndex &item) { return item.siblingAtColumn(models::ClusterModel::State).data().toString(); };
    tree->setCurrentIndex(node);
    lab.window.findChild<QAction *>(QStringLiteral("killItem"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(stateOf(node) != QStringLiteral("running"), kStopTimeoutMs);
    QTRY_VERIFY_WITH_TIMEOUT(stateOf(tree->model()->index(0, 0, node)) != QStringLiteral("connected"), kStopTimeoutMs);

    lab.window.findChild<QAction *>(QStringLiteral("restartItem"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(node), QStringLiteral("running"), kStartTimeoutMs);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(tree->model()->index(0, 0, node)), QStringLiteral("connected"), kStartTimeoutMs);
    closeAndWait(lab);
}

QTEST_MAIN(tst_MainWindow)
#include "tst_mainwindow.moc"
