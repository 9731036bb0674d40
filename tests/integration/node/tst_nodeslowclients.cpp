#include "rawwebsocket.h"
#include "support/nodeprocess.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace relayscope::test;

namespace {

constexpr int kReaders = 100;
constexpr qint64 kLimitBytes = 1'000'000;
/// For each reader: more than the limit and all that kernels keep for a connection.
constexpr qint64 kSentBytes = 16'000'000;

double metric(quint16 port, const QByteArray &sample)
{
    const QByteArrayList lines = httpGet(port, "/metrics").body.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(sample + ' '))
            return line.sliced(sample.size() + 1).toDouble();
    }
    return -1;
}

} // namespace

/// What clients that do not read cost a whole node.
class tst_NodeSlowClients : public QObject {
    Q_OBJECT

private slots:
    void pausedReadersCostNoMoreThanTheirLimit();
};

void tst_NodeSlowClients::pausedReadersCostNoMoreThanTheirLimit()
{
    NodeProcess node;
    QVERIFY(node.start({QStringLiteral("--adapter"), QStringLiteral("none"), QStringLiteral("--max-queued-bytes"),
        QString::number(kLimitBytes)}));
    std::vector<std::unique_ptr<RawWebSocket>> readers;
    for (int i = 0; i < kReaders; ++i) {
        readers.push_back(std::make_unique<RawWebSocket>(node.port()));
        QVERIFY(readers.back()->join());
        // Nothing is read any more, for no event loop runs below, and the kernel keeps little.
        readers.back()->socket().setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 4'096);
    }
    RawWebSocket sender(node.port());
    QVERIFY(sender.join());
    const QByteArray base = "process_resident_memory_bytes";
    const double before = metric(node.port(), base);
    QVERIFY(before > 0);

    const QByteArray reason = "relayscope_connections_closed_total{reason=\"slow consumer\"}";
    const QByteArray text = QByteArray("42[\"message\",\"") + QByteArray(60'000, 'x') + "\"]";
    QVERIFY(sender.skip(1));
    double most = before;
    double slow = 0;
    for (qint64 sent = 0; sent < kSentBytes && slow < kReaders; sent += text.size()) {
        sender.send(text);
        // It hears itself: the node has served everybody.
        QVERIFY(sender.skip(text.size()));
        most = std::max(most, metric(node.port(), base));
        slow = metric(node.port(), reason);
    }
    QCOMPARE(slow, double(kReaders));
    const double bound = before + 1.2 * kReaders * kLimitBytes;
    QVERIFY2(most < bound, QByteArray::number(most, 'f', 0).constData());
    qInfo("%d paused readers: %.1f MB more than before", kReaders, (most - before) / 1e6);
    QCOMPARE(metric(node.port(), "relayscope_connections{transport=\"websocket\"}"), 1.0);
    QCOMPARE(metric(node.port(), "relayscope_queued_bytes"), 0.0);
}

QTEST_GUILESS_MAIN(tst_NodeSlowClients)

#include "tst_nodeslowclients.moc"
