#include "core/document/documentfile.h"
#include "core/document/documentreader.h"
#include "core/document/documentwriter.h"
#include "laboratory.h"
#include "ui/clustercontroller.h"
#include "ui/document/autosave.h"
#include "ui/document/documentfiles.h"
#include "ui/document/documentsession.h"
#include "ui/widgets/inlinebarstack.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

using namespace relayscope;

namespace {

core::ClusterDocument documentOf(int nodes, int clients)
{
    core::ClusterDocument document;
    for (int i = 0; i < nodes; ++i) {
        core::NodeSpec node;
        node.id = QStringLiteral("n%1").arg(i);
        node.name = QStringLiteral("node %1").arg(i);
        document.cluster.nodes.append(node);
    }
    for (int i = 0; i < clients; ++i) {
        core::ClientSpec client;
        client.id = QStringLiteral("c%1").arg(i);
        client.name = QStringLiteral("client %1").arg(i);
        client.nodeId = QStringLiteral("n%1").arg(i % nodes);
        document.cluster.clients.append(client);
    }
    return document;
}

void trigger(const Laboratory &lab, const char *action)
{
    auto *found = lab.window.findChild<QAction *>(QLatin1String(action));
    QVERIFY2(found != nullptr && found->isEnabled(), action);
    found->trigger();
}

bool areAllConnected(const core::Cluster &cluster, qsizetype count)
{
    const QList<core::ClientStatus> clients = cluster.clients();
    return clients.size() == count && std::all_of(clients.begin(), clients.end(), [](const core::ClientStatus &client) {
        return client.state == core::ClientState::Connected;
    });
}

} // namespace

class tst_DocumentWindow : public QObject {
    Q_OBJECT

private slots:
    void opensAndStartsAFile();
    void showsAndEditsAStoppedCluster();
    void keepsTheClusterInTheTreeAfterStop();
    void bringsBackUnderItsName();
    void tellsWhereAFileIsWrong();
    void undoesEditsOfTheRunningCluster();
    void removesANodeOfADemoThatFailed();
    void refusesWhatAFileCouldNotHold();
    void movesAClientToAnotherNode();
    void renamesInTheTree();
    void offersWhatWasNotSaved();
    void keepsRulesThatWereNotApplied();
    void keepsTheFileOfAnotherWindow();

private:
    QTemporaryDir m_directory;
};

void tst_DocumentWindow::opensAndStartsAFile()
{
    const QString file = m_directory.filePath(QStringLiteral("two.json"));
    QVERIFY(core::saveDocument(file, documentOf(2, 3)));
    Laboratory lab;
    lab.window.files().open(file);
    QVERIFY(lab.window.windowTitle().contains(QLatin1String("two.json")));
    QVERIFY(!lab.cluster.isActive());
    QVERIFY(lab.window.findChild<QPushButton *>(QStringLiteral("startClusterButton"))->isVisible());
    trigger(lab, "startCluster");
    QTRY_VERIFY_WITH_TIMEOUT(areAllConnected(lab.cluster, 3), Laboratory::kStartTimeoutMs);
    QCOMPARE(lab.settings.recentFiles(), QStringList(file));
    QVERIFY(lab.closeAndWait());
}

void tst_DocumentWindow::showsAndEditsAStoppedCluster()
{
    const QString file = m_directory.filePath(QStringLiteral("stopped.json"));
    QVERIFY(core::saveDocument(file, documentOf(2, 3)));
    Laboratory lab;
    lab.window.files().open(file);
    models::ClusterModel &model = lab.window.controller().clusterModel();
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 3); // Redis and the nodes
    QCOMPARE(model.clients().size(), 3);
    const QModelIndex node = model.indexOf(models::ItemKind::Node, QStringLiteral("n0"));
    QCOMPARE(node.siblingAtColumn(models::ClusterModel::State).data().toString(), QStringLiteral("stopped"));
    QCOMPARE(model.index(0, models::ClusterModel::State, node).data().toString(), QStringLiteral("stopped"));
    QVERIFY(!lab.window.findChild<QPushButton *>(QStringLiteral("runDemoButton"))->isVisible());

    ui::DocumentSession &document = lab.window.document();
    document.renameNode(QStringLiteral("n0"), QStringLiteral("west"));
    QCOMPARE(model.node(QStringLiteral("n0"))->spec.name, QStringLiteral("west"));
    document.moveClient(QStringLiteral("c0"), QStringLiteral("n1"));
    QCOMPARE(model.client(QStringLiteral("c0"))->spec.nodeId, QStringLiteral("n1"));
    document.removeNode(QStringLiteral("n1"));
    QCOMPARE(model.nodes().size(), 1);
    QCOMPARE(model.clients().size(), 1);
    document.undoStack().undo();
    QCOMPARE(model.clients().size(), 3);
    document.addNodes(1);
    QCOMPARE(model.nodes().size(), 3);
    QVERIFY(!lab.cluster.isActive());
    document.replace({});
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(lab.closeAndWait());
}

void tst_DocumentWindow::keepsTheClusterInTheTreeAfterStop()
{
    Laboratory lab;
    QVERIFY(lab.runDemo());
    const models::ClusterModel &model = lab.window.controller().clusterModel();
    trigger(lab, "stopCluster");
    QTRY_VERIFY_WITH_TIMEOUT(!lab.cluster.isActive(), Laboratory::kStopTimeoutMs);
    QCOMPARE(model.nodes().size(), 2);
    QCOMPARE(model.nodes().constFirst().state, core::ProcessState::Stopped);
    QCOMPARE(model.clients().size(), 2);
    QCOMPARE(model.clients().constFirst().state, core::ClientState::Stopped);
    trigger(lab, "startCluster");
    QTRY_VERIFY_WITH_TIMEOUT(areAllConnected(lab.cluster, 2), Laboratory::kStartTimeoutMs);
    QCOMPARE(model.nodes().size(), 2);
    QVERIFY(lab.closeAndWait());
}

void tst_DocumentWindow::bringsBackUnderItsName()
{
    const QString file = m_directory.filePath(QStringLiteral("edited.json"));
    QVERIFY(core::saveDocument(file, documentOf(1, 1)));
    Laboratory lab;
    lab.window.files().open(file);
    lab.window.document().renameNode(QStringLiteral("n0"), QStringLiteral("west"));
    core::ClusterDocument unsaved = lab.window.document().forRestore();
    QCOMPARE(unsaved.editedFile, file);
    unsaved = *core::readDocument(core::writeDocument(unsaved));

    Laboratory next;
    next.window.files().offer(unsaved);
    next.window.findChild<ui::InlineBarStack *>()->findChild<QPushButton *>()->click();
    QVERIFY(next.window.windowTitle().contains(QLatin1String("edited.json")));
    QVERIFY(next.window.isWindowModified());
    QCOMPARE(next.window.document().document().cluster.nodes.constFirst().name, QStringLiteral("west"));
    next.window.document().undoStack().undo(); // to what the file has
    QCOMPARE(next.window.document().document().cluster.nodes.constFirst().name, QStringLiteral("node 0"));
    QVERIFY(next.closeAndWait());
    QVERIFY(lab.closeAndWait());
}

void tst_DocumentWindow::tellsWhereAFileIsWrong()
{
    const QString name = m_directory.filePath(QStringLiteral("wrong.json"));
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"relayscope\": 1,\n  \"nodes\": 3}");
    file.close();
    Laboratory lab;
    lab.window.files().open(name);
    const auto *bars = lab.window.findChild<ui::InlineBarStack *>();
    QCOMPARE(bars->count(), 1);
    QVERIFY(bars->findChild<ui::InlineBar *>()->text().contains(QLatin1String("wrong.json:2:12: ")));
    QVERIFY(lab.window.files().file().isEmpty());
    QVERIFY(lab.closeAndWait());
}

void tst_DocumentWindow::undoesEditsOfTheRunningCluster()
{
    Laboratory lab;
    QVERIFY(lab.runDemo());
    ui::DocumentSession &document = lab.window.document();
    QCOMPARE(document.document().cluster.nodes.size(), 2);
    QVERIFY(!document.undoStack().canUndo());

    trigger(lab, "addNode");
    QTRY_COMPARE(lab.cluster.nodes().size(), 3);
    trigger(lab, "undo");
    QTRY_COMPARE_WITH_TIMEOUT(lab.cluster.nodes().size(), 2, Laboratory::kStopTimeoutMs);

    // A node comes back with its clients, also when it is asked for while the old one still stops.
    const QString node = document.document().cluster.nodes.constFirst().id;
    document.removeNode(node);
    trigger(lab, "undo");
    QTRY_VERIFY_WITH_TIMEOUT(
        lab.cluster.nodes().size() == 2 && areAllConnected(lab.cluster, 2), Laboratory::kStartTimeoutMs);
    QCOMPARE(document.document().cluster.nodes.constFirst().id, node);
    QVERIFY(lab.closeAndWait());
}

void tst_DocumentWindow::removesANodeOfADemoThatFailed()
{
    Laboratory lab;
    core::DemoOptions options;
    options.rulesFile = QStringLiteral("protocol-suite"); // answers the sender only, with another event
    options.timeout = std::chrono::milliseconds(2'000);
    lab.window.controller().setDemoOptions(options);
    QVERIFY(!lab.runDemo());
    QTRY_COMPARE_WITH_TIMEOUT(lab.window.document().document().cluster.nodes.size(), 2, Laboratory::kStartTimeoutMs);
    lab.window.document().removeNode(lab.cluster.nodes().constFirst().spec.id);
    QTRY_COMPARE_WITH_TIMEOUT(lab.cluster.nodes().size(), 1, Laboratory::kStopTimeoutMs);
    QVERIFY(lab.closeAndWait());
}

void tst_DocumentWindow::refusesWhatAFileCouldNotHold()
{
    Laboratory lab;
    ui::DocumentSession &document = lab.window.document();
    document.setShelf(QList<core::SavedMessage>(core::kMaxShelfMessages), QStringLiteral("fill"));
    QCOMPARE(document.shelf().size(), core::kMaxShelfMessages);
    document.setShelf(QList<core::SavedMessage>(core::kMaxShelfMessages + 1), QStringLiteral("one more"));
    QCOMPARE(document.shelf().size(), core::kMaxShelfMessages);
    QCOMPARE(lab.window.findChild<ui::InlineBarStack *>()->count(), 1);
    document.undoStack().undo();
    QVERIFY(document.isEmpty());
    QVERIFY(lab.closeAndWait());
}

void tst_DocumentWindow::movesAClientToAnotherNode()
{
    Laboratory lab;
    QVERIFY(lab.runDemo());
    ui::DocumentSession &document = lab.window.document();
    const core::ClientSpec client = document.document().cluster.clients.constFirst();
    const QString other = document.document().cluster.nodes.at(1).id;
    QVERIFY(client.nodeId != other);
    document.moveClient(client.id, other);
    const auto nodeOfClient = [&lab, &client] {
        for (const core::ClientStatus &status : lab.cluster.clients()) {
            if (status.spec.id == client.id && status.state == core::ClientState::Connected)
                return status.spec.nodeId;
        }
        return QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(nodeOfClient(), other, Laboratory::kStartTimeoutMs);
    document.undoStack().undo();
    QTRY_COMPARE_WITH_TIMEOUT(nodeOfClient(), client.nodeId, Laboratory::kStartTimeoutMs);
    QVERIFY(lab.closeAndWait());
}

void tst_DocumentWindow::renamesInTheTree()
{
    Laboratory lab;
    QVERIFY(lab.runDemo());
    models::ClusterModel &model = lab.window.controller().clusterModel();
    const QString id = model.nodes().constFirst().spec.id;
    const QString other = model.nodes().at(1).spec.name;
    auto *tree = lab.window.findChild<QTreeView *>(QStringLiteral("clusterTree"));
    tree->setCurrentIndex(model.indexOf(models::ItemKind::Node, id));
    trigger(lab, "renameItem");
    auto *editor = tree->findChild<QLineEdit *>(QStringLiteral("itemName"));
    QVERIFY(editor != nullptr);
    auto *problem = lab.window.findChild<QLabel *>(QStringLiteral("itemNameProblem"));

    editor->clear();
    QTest::keyClicks(editor, other);
    QVERIFY(!problem->isHidden());
    QCOMPARE(problem->text(), QStringLiteral("Another node has this name."));
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY(editor->isVisible());
    QTest::keyClicks(editor, QStringLiteral(" west"));
    QVERIFY(problem->isHidden());
    QTest::keyClick(editor, Qt::Key_Return);
    const QString wanted = other + QStringLiteral(" west");
    QTRY_COMPARE(model.node(id)->spec.name, wanted);
    QCOMPARE(lab.window.document().document().cluster.nodes.constFirst().name, wanted);

    trigger(lab, "undo");
    QTRY_VERIFY(model.node(id)->spec.name != wanted);
    QVERIFY(lab.closeAndWait());
}

void tst_DocumentWindow::offersWhatWasNotSaved()
{
    const QString directory = m_directory.filePath(QStringLiteral("unsaved"));
    core::Cluster cluster(core::Programs::beside(QStringLiteral(RELAYSCOPE_BIN_DIR)));
    core::ClusterDocument edited;
    {
        ui::DocumentSession session(cluster);
        const ui::Autosave autosave(session, directory);
        session.setRules("{}");
        edited = session.document();
    }
    ui::DocumentSession next(cluster);
    ui::Autosave autosave(next, directory);
    QCOMPARE(autosave.takeAbandoned(), std::make_optional(edited));
    QVERIFY(!autosave.takeAbandoned()); // once
}

void tst_DocumentWindow::keepsRulesThatWereNotApplied()
{
    const QString directory = m_directory.filePath(QStringLiteral("draft"));
    core::Cluster cluster(core::Programs::beside(QStringLiteral(RELAYSCOPE_BIN_DIR)));
    const QByteArray typed = "{\"half\": ";
    {
        ui::DocumentSession session(cluster);
        const ui::Autosave autosave(session, directory);
        session.setRulesDraft(typed);
    }
    ui::DocumentSession next(cluster);
    ui::Autosave autosave(next, directory);
    const auto abandoned = autosave.takeAbandoned();
    QVERIFY(abandoned);
    QCOMPARE(abandoned->rulesDraft, typed);

    const Laboratory lab;
    lab.window.document().restore(*abandoned);
    auto *edit = lab.window.findChild<QPlainTextEdit *>(QStringLiteral("rulesText"));
    QCOMPARE(edit->toPlainText().toUtf8(), typed);
    QVERIFY(lab.window.document().rules().isEmpty()); // not applied
    QCOMPARE(lab.window.document().rulesDraft(), typed);
}

void tst_DocumentWindow::keepsTheFileOfAnotherWindow()
{
    const QString directory = m_directory.filePath(QStringLiteral("two windows"));
    core::Cluster cluster(core::Programs::beside(QStringLiteral(RELAYSCOPE_BIN_DIR)));
    ui::DocumentSession first(cluster);
    const ui::Autosave firstSave(first, directory);
    first.setRules("{}");
    QTRY_COMPARE(QDir(directory).entryList({QStringLiteral("cluster-*.json")}).size(), 1);

    ui::DocumentSession second(cluster);
    ui::Autosave secondSave(second, directory);
    QVERIFY(!secondSave.takeAbandoned());
}

QTEST_MAIN(tst_DocumentWindow)
#include "tst_documentwindow.moc"
