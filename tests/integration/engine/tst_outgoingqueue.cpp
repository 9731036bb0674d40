#include "engine/outgoingqueue.h"

#include "engine/clientsocket.h"
#include "engineharness.h"

#include <QTcpServer>

using namespace relayscope;
using namespace relayscope::engineio;

namespace {

/// A connected pair: the queue writes to one end, the test reads from the other.
struct SocketPair {
    SocketPair()
    {
        QTcpServer server;
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
        writer.connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
        if (!QTest::qWaitFor([&] { return server.hasPendingConnections(); }))
            qFatal("cannot connect");
        reader.reset(server.nextPendingConnection());
        reader->setParent(nullptr);
        reader->setReadBufferSize(1);
    }
    [[nodiscard]] QByteArray readAll(qsizetype size)
    {
        QByteArray bytes;
        reader->setReadBufferSize(0);
        (void)QTest::qWaitFor([&] { return (bytes += reader->readAll()).size() >= size; });
        return bytes;
    }

    ClientSocket writer;
    std::unique_ptr<QTcpSocket> reader;
};

} // namespace

class tst_OutgoingQueue : public QObject {
    Q_OBJECT

private slots:
    void writesStraightToTheKernel();
    void writesManyFramesInOrder();
    void leavesTheRestToTheSocket();
    void keepsOrderBehindTheSocketsBuffer();
    void dropsWhenTheConnectionIsGone();
};

void tst_OutgoingQueue::writesStraightToTheKernel()
{
    SocketPair pair;
    OutgoingQueue queue;
    queue.append("abc");
    queue.append("de");
    QCOMPARE(queue.queuedBytes(), 5);
    queue.flush(pair.writer);
    QCOMPARE(pair.writer.bytesToWrite(), 0);
    QVERIFY(queue.isEmpty());
    QCOMPARE(queue.queuedBytes(), 0);
    QCOMPARE(pair.readAll(5), QByteArray("abcde"));
}

void tst_OutgoingQueue::writesManyFramesInOrder()
{
    SocketPair pair;
    OutgoingQueue queue;
    QByteArray expected;
    for (int i = 0; i < 1'000; ++i) {
        queue.append(QByteArray::number(i) + ';');
        expected += QByteArray::number(i) + ';';
    }
    queue.flush(pair.writer);
    QCOMPARE(pair.readAll(expected.size()), expected);
}

void tst_OutgoingQueue::leavesTheRestToTheSocket()
{
    SocketPair pair;
    OutgoingQueue queue;
    QByteArray expected;
    for (int i = 0; i < 200; ++i) {
        const QByteArray frame = QByteArray::number(i) + QByteArray(100'000 + i, static_cast<char>('a' + i % 26));
        queue.append(frame);
        expected += frame;
    }
    queue.flush(pair.writer);
    QVERIFY(queue.isEmpty());
    QVERIFY(pair.writer.bytesToWrite() > 0);
    QVERIFY(pair.writer.bytesToWrite() < expected.size());
    QVERIFY(pair.readAll(expected.size()) == expected);
    QTRY_COMPARE(pair.writer.bytesToWrite(), 0);
}

void tst_OutgoingQueue::keepsOrderBehindTheSocketsBuffer()
{
    SocketPair pair;
    OutgoingQueue queue;
    const QByteArray large(20'000'000, 'x');
    queue.append(large);
    queue.flush(pair.writer);
    QVERIFY(pair.writer.bytesToWrite() > 0);
    queue.append("behind");
    queue.flush(pair.writer);
    QVERIFY(pair.readAll(large.size() + 6).endsWith("xbehind"));
}

void tst_OutgoingQueue::dropsWhenTheConnectionIsGone()
{
    SocketPair pair;
    OutgoingQueue queue;
    pair.writer.abort();
    queue.append("abc");
    queue.flush(pair.writer);
    QVERIFY(queue.isEmpty());
}

RELAYSCOPE_EPOLL_TEST_MAIN(tst_OutgoingQueue)
#include "tst_outgoingqueue.moc"
