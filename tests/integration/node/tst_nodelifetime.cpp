#include "rawwebsocket.h"
#include "support/nodeprocess.h"

#include <QProcess>
#include <QTcpSocket>
#include <QTest>

#include <csignal>
#include <memory>
#include <vector>

using namespace relayscope::test;

namespace {

const QStringList kAlone{QStringLiteral("--adapter"), QStringLiteral("none")};

bool acceptsConnections(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    return socket.waitForConnected();
}

} // namespace

/// How a node ends: by a signal, and with its parent.
class tst_NodeLifetime : public QObject {
    Q_OBJECT

private slots:
    void endsWithZeroOnASignal_data();
    void endsWithZeroOnASignal();
    void closesItsClientsProperly();
    void endsAlthoughAClientTakesNothing();
    void endsWithItsParent();
};

void tst_NodeLifetime::endsWithZeroOnASignal_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void tst_NodeLifetime::endsWithZeroOnASignal()
{
    QFETCH(int, number);
    NodeProcess node;
    QVERIFY(node.start(kAlone));
    node.signal(number);
    QVERIFY(node.waitForEnd());
    QCOMPARE(node.exitCode(), 0);
    QVERIFY(node.errorLines().isEmpty());
    const QByteArrayList lines = node.outputLines();
    QCOMPARE(lines.size(), 1);
    const QByteArray name = number == SIGTERM ? "SIGTERM" : "SIGINT";
    QVERIFY2(lines.first().startsWith("stopped: " + name + "; 0 clients closed in 0."), lines.first().constData());
}

void tst_NodeLifetime::closesItsClientsProperly()
{
    NodeProcess node;
    QVERIFY(node.start(kAlone));
    std::vector<std::unique_ptr<RawWebSocket>> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(std::make_unique<RawWebSocket>(node.port()));
        QVERIFY(clients.back()->join());
    }
    node.signal(SIGTERM);
    QVERIFY(node.waitForEnd());
    QCOMPARE(node.exitCode(), 0);
    for (const auto &client : clients) {
        const QByteArray received = client->readToEnd();
        // A close frame (RFC 6455 section 5.5.1) is the last thing, not a cut connection.
        QVERIFY2(received.contains("\x88"), received.toHex().constData());
        QVERIFY(client->isClosed());
    }
}

void tst_NodeLifetime::endsAlthoughAClientTakesNothing()
{
    NodeProcess node;
    QVERIFY(node.start(kAlone));
    RawWebSocket sender(node.port());
    QVERIFY(sender.join());
    // Never answers and never reads again.
    const RawWebSocket silent(node.port());
    node.signal(SIGTERM);
    QVERIFY(node.waitForEnd());
    QCOMPARE(node.exitCode(), 0);
}

void tst_NodeLifetime::endsWithItsParent()
{
    // A shell in between is the parent that dies.
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"),
        {QStringLiteral("-c"), QStringLiteral("\"$0\" --port 0 --adapter none --die-with-parent & exec sleep 600"),
            QStringLiteral(RELAYSCOPE_BIN_DIR "/relayscope-node")});
    while (!shell.canReadLine())
        QVERIFY(shell.waitForReadyRead());
    const QByteArray url = shell.readLine().split(' ').value(1);
    const quint16 port = url.sliced(url.lastIndexOf(':') + 1).toUShort();
    QVERIFY(acceptsConnections(port));
    shell.kill();
    QVERIFY(shell.waitForFinished());
    QTRY_VERIFY_WITH_TIMEOUT(!acceptsConnections(port), 10'000);
}

QTEST_GUILESS_MAIN(tst_NodeLifetime)

#include "tst_nodelifetime.moc"
