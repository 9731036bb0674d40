#include "engine/tcpstream.h"

#include "engineharness.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>

using namespace relayscope;
using namespace relayscope::engineio;

namespace {

/// A stream and the other end of its connection.
struct Connection final : public TcpStreamListener {
    Connection()
    {
        std::array<int, 2> pair{};
        if (::socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data()) != 0)
            qFatal("cannot make a pair of sockets");
        peer = pair[1];
        stream = std::make_unique<TcpStream>(pair[0]);
        stream->setListener(this);
    }
    ~Connection() { closePeer(); }
    Q_DISABLE_COPY_MOVE(Connection)

    void bytesReceived(std::span<char> bytes) override
    {
        received.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
    }
    void bytesDrained() override { ++drained; }
    void disconnected() override { ++ends; }

    void closePeer()
    {
        if (peer >= 0)
            ::close(std::exchange(peer, -1));
    }
    void peerWrites(const QByteArray &bytes)
    {
        QCOMPARE(::send(peer, bytes.constData(), static_cast<std::size_t>(bytes.size()), 0), bytes.size());
    }
    /// What the peer can read until it has size bytes, or the connection ends.
    [[nodiscard]] QByteArray peerReads(qsizetype size)
    {
        QByteArray all;
        (void)QTest::qWaitFor([&] {
            std::array<char, 65'536> part{};
            ssize_t count = 0;
            while ((count = ::recv(peer, part.data(), part.size(), MSG_DONTWAIT)) > 0)
                all.append(part.data(), count);
            return count == 0 || all.size() >= size;
        });
        return all;
    }

    int peer = -1;
    std::unique_ptr<TcpStream> stream;
    QByteArray received;
    int drained = 0;
    int ends = 0;
};

} // namespace

class tst_TcpStream : public QObject {
    Q_OBJECT

private slots:
    void writesStraightToTheKernel();
    void writesManyFramesInOrder();
    void writesTheRestWhenTheKernelTakesIt();
    void keepsOrderBehindWhatWaits();
    void reads();
    void leavesBytesInTheKernelWhileReadingIsOff();
    void tellsWhenThePeerCloses();
    void tellsWhenAWriteFails();
    void endsWritingAfterWhatIsQueued();
    void isSilentOnceClosed();
};

void tst_TcpStream::writesStraightToTheKernel()
{
    Connection connection;
    connection.stream->append("abc");
    connection.stream->append("de");
    QCOMPARE(connection.stream->queuedBytes(), 5);
    connection.stream->flush();
    QCOMPARE(connection.stream->queuedBytes(), 0);
    QCOMPARE(connection.peerReads(5), QByteArray("abcde"));
    QCOMPARE(connection.drained, 0);
}

void tst_TcpStream::writesManyFramesInOrder()
{
    Connection connection;
    QByteArray expected;
    for (int i = 0; i < 1'000; ++i) {
        connection.stream->append(QByteArray::number(i) + ';');
        expected += QByteArray::number(i) + ';';
    }
    connection.stream->flush();
    QCOMPARE(connection.peerReads(expected.size()), expected);
}

void tst_TcpStream::writesTheRestWhenTheKernelTakesIt()
{
    Connection connection;
    QByteArray expected;
    // More frames than are kept when written, of sizes that end anywhere.
    for (int i = 0; i < 3'000; ++i) {
        const QByteArray frame = QByteArray::number(i) + QByteArray(5'000 + i, static_cast<char>('a' + i % 26));
        connection.stream->append(frame);
        expected += frame;
    }
    connection.stream->flush();
    QVERIFY(connection.stream->queuedBytes() > 0);
    QVERIFY(connection.stream->queuedBytes() < expected.size());
    QVERIFY(connection.peerReads(expected.size()) == expected);
    QTRY_COMPARE(connection.drained, 1);
    QCOMPARE(connection.stream->queuedBytes(), 0);
}

void tst_TcpStream::keepsOrderBehindWhatWaits()
{
    Connection connection;
    const QByteArray large(2'000'000, 'x');
    connection.stream->append(large);
    connection.stream->flush();
    QVERIFY(connection.stream->queuedBytes() > 0);
    connection.stream->append("behind");
    connection.stream->flush();
    QVERIFY(connection.peerReads(large.size() + 6).endsWith("xbehind"));
}

void tst_TcpStream::reads()
{
    Connection connection;
    connection.peerWrites("one");
    QTRY_COMPARE(connection.received, QByteArray("one"));
    connection.peerWrites(" two");
    QTRY_COMPARE(connection.received, QByteArray("one two"));
}

void tst_TcpStream::leavesBytesInTheKernelWhileReadingIsOff()
{
    Connection connection;
    Connection other;
    connection.stream->setReading(false);
    connection.peerWrites("later");
    other.peerWrites("now");
    QTRY_COMPARE(other.received, QByteArray("now"));
    QCOMPARE(connection.received, QByteArray());
    connection.stream->setReading(true);
    QTRY_COMPARE(connection.received, QByteArray("later"));
}

void tst_TcpStream::tellsWhenThePeerCloses()
{
    Connection connection;
    connection.peerWrites("last");
    connection.closePeer();
    QTRY_COMPARE(connection.ends, 1);
    QCOMPARE(connection.received, QByteArray("last"));
    QVERIFY(!connection.stream->isOpen());
    connection.stream->append("nobody reads this");
    connection.stream->flush();
    QCOMPARE(connection.stream->queuedBytes(), 0);
}

void tst_TcpStream::tellsWhenAWriteFails()
{
    Connection connection;
    connection.stream->setReading(false);
    connection.closePeer();
    connection.stream->append("abc");
    connection.stream->flush();
    QCOMPARE(connection.ends, 0); // never from inside flush()
    QTRY_COMPARE(connection.ends, 1);
}

void tst_TcpStream::endsWritingAfterWhatIsQueued()
{
    Connection connection;
    const QByteArray large(2'000'000, 'x');
    connection.stream->append(large);
    connection.stream->endWriting();
    connection.stream->append("too late");
    QVERIFY(connection.peerReads(large.size() + 1) == large);
    connection.peerWrites("still heard");
    QTRY_COMPARE(connection.received, QByteArray("still heard"));
    QCOMPARE(connection.ends, 0);
}

void tst_TcpStream::isSilentOnceClosed()
{
    Connection connection;
    connection.peerWrites("unheard");
    connection.stream->close();
    QVERIFY(!connection.stream->isOpen());
    QCOMPARE(connection.peerReads(1), QByteArray());
    Connection other; // gets the number of the closed descriptor
    connection.stream->setReading(true);
    other.peerWrites("now");
    QTRY_COMPARE(other.received, QByteArray("now"));
    QCOMPARE(connection.received, QByteArray());
    QCOMPARE(connection.ends, 0);
}

RELAYSCOPE_EPOLL_TEST_MAIN(tst_TcpStream)
#include "tst_tcpstream.moc"
