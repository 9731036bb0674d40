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

/// A WebSocket client that has joined `/`, as bytes; masks are zero.
class RawWebSocket final {
public:
    explicit RawWebSocket(quint16 port)
    {
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        m_socket.write("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\n"
                       "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    }
    /// Whether text has arrived since the beginning, waiting for it.
    [[nodiscard]] bool waitFor(const QByteArray &text)
    {
        while (!m_received.contains(text)) {
            if (!m_socket.waitForReadyRead(10'000))
                return false;
            m_received += m_socket.readAll();
        }
        return true;
    }
    void send(const QByteArray &text)
    {
        m_socket.write(QByteArray("\x81", 1) + static_cast<char>(0x80 | text.size()) + QByteArray(4, '\0') + text);
    }
    [[nodiscard]] QByteArray readToEnd()
    {
        while (m_socket.state() != QAbstractSocket::UnconnectedState && m_socket.waitForReadyRead(10'000))
            m_received += m_socket.readAll();
        return m_received;
    }
    [[nodiscard]] bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

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
}

void tst_NodeLifetime::closesItsClientsProperly()
{
    NodeProcess node;
    QVERIFY(node.start(kAlone));
    std::vector<std::unique_ptr<RawWebSocket>> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(std::make_unique<RawWebSocket>(node.port()));
        QVERIFY(clients.back()->waitFor("\"sid\""));
        clients.back()->send("40");
        QVERIFY(clients.back()->waitFor("40{"));
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
    QVERIFY(sender.waitFor("\"sid\""));
    sender.send("40");
    QVERIFY(sender.waitFor("40{"));
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
