#include "laboratory.h"
#include "models/hopmodel.h"
#include "ui/cluster/clusterdock.h"
#include "ui/clustercontroller.h"
#include "ui/widgets/inlinebarstack.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace relayscope;

namespace {

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

} // namespace

class tst_MainWindow : public QObject {
    Q_OBJECT

private slots:
    void opensWithTheStartPage();
    void tellsThatRedisIsMissing();
    void runsTheDemoAndShowsTheHopsOfAMessage();
    void killsAndRestartsANode();
    void fitsASmallWindow();
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
    QVERIFY(lab.runDemo());

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
    QTRY_VERIFY_WITH_TIMEOUT(channels->model()->rowCount() > 0, Laboratory::kStartTimeoutMs);
    QCOMPARE(channels->model()->index(0, 0).data().toString(), QStringLiteral("socket.io"));

    // A message of our own, typed and sent with the keyboard.
    lab.window.findChild<QLineEdit *>(QStringLiteral("composerEvent"))->setText(QStringLiteral("message"));
    auto *arguments = lab.window.findChild<QPlainTextEdit *>(QStringLiteral("composerArguments"));
    arguments->setPlainText(QStringLiteral("{\"text\":\"from the test\"}"));
    QTest::keyClick(arguments, Qt::Key_Return, Qt::ControlModifier);

    const models::HopModel &hops = lab.window.controller().hopModel();
    QTRY_VERIFY_WITH_TIMEOUT(messageWithPayload(hops, "from the test") != 0, Laboratory::kStartTimeoutMs);
    const quint64 message = messageWithPayload(hops, "from the test");
    for (const core::HopKind kind : {core::HopKind::Sent, core::HopKind::Received, core::HopKind::Published,
             core::HopKind::SeenOnRedis, core::HopKind::ReceivedFromRedis, core::HopKind::LocalBroadcast})
        QTRY_VERIFY_WITH_TIMEOUT(countOf(hops, message, kind) > 0, Laboratory::kStartTimeoutMs);
    QTRY_COMPARE_WITH_TIMEOUT(countOf(hops, message, core::HopKind::Delivered), 2, Laboratory::kStartTimeoutMs);
    QVERIFY(lab.closeAndWait());
}

void tst_MainWindow::killsAndRestartsANode()
{
    Laboratory lab;
    QVERIFY(lab.runDemo());
    auto *tree = lab.window.findChild<QTreeView *>(QStringLiteral("clusterTree"));
    const QModelIndex node = tree->model()->index(2, 0);
    const auto stateOf
        = [](const QModelIndex &item) { return item.siblingAtColumn(models::ClusterModel::State).data().toString(); };
    tree->setCurrentIndex(node);
    lab.window.findChild<QAction *>(QStringLiteral("killItem"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(stateOf(node) != QStringLiteral("running"), Laboratory::kStopTimeoutMs);
    QTRY_VERIFY_WITH_TIMEOUT(
        stateOf(tree->model()->index(0, 0, node)) != QStringLiteral("connected"), Laboratory::kStopTimeoutMs);

    lab.window.findChild<QAction *>(QStringLiteral("restartItem"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(node), QStringLiteral("running"), Laboratory::kStartTimeoutMs);
    QTRY_COMPARE_WITH_TIMEOUT(
        stateOf(tree->model()->index(0, 0, node)), QStringLiteral("connected"), Laboratory::kStartTimeoutMs);
    QVERIFY(lab.closeAndWait());
}

/// The perspective that comes first, and the composer at its widest.
void tst_MainWindow::fitsASmallWindow()
{
    Laboratory lab;
    QVERIFY(lab.runDemo());
    lab.window.findChild<QCheckBox *>(QStringLiteral("composerRepeat"))->click();
    const QSize small(1'000, 640);
    for (const char *perspective : {"perspectiveLearn"}) {
        lab.window.findChild<QAction *>(QLatin1String(perspective))->trigger();
        QCoreApplication::processEvents();
        lab.window.resize(small);
        QCoreApplication::processEvents();
        const QSize least = lab.window.minimumSizeHint();
        QVERIFY2(least.width() <= small.width() && least.height() <= small.height(),
            qPrintable(
                QStringLiteral("%1: %2x%3").arg(QLatin1String(perspective)).arg(least.width()).arg(least.height())));
        const auto *save = lab.window.findChild<QToolButton *>(QStringLiteral("composerSave"));
        QVERIFY(lab.window.rect().contains(QRect(save->mapTo(&lab.window, QPoint()), save->size())));
    }
    QVERIFY(lab.closeAndWait());
}

QTEST_MAIN(tst_MainWindow)
#include "tst_mainwindow.moc"
