#include "redis/replyreader.h"
#include "support/hostilebytes.h"

#include <QTest>

#include <utility>

using namespace relayscope;
using namespace relayscope::redis;

/// Bytes of a Redis connection, good and bad, whole and in pieces.
class tst_ReplyReader : public QObject {
    Q_OBJECT

private slots:
    void readsReplies_data();
    void readsReplies();
    void readsPiecesOfAnySize();
    void refusesWhatIsNoReply_data();
    void refusesWhatIsNoReply();
    void refusesALongTextBeforeItIsWhole();
    void refusesManyTextsThatAreLongTogether();
    void survivesNoise();

private:
    using Result = Expected<std::optional<Reply>, QString>;

    static Reply text(const QByteArray &value) { return {Reply::Type::Text, 0, value, {}}; }
    static Reply integer(qint64 value) { return {Reply::Type::Integer, value, {}, {}}; }
    static Reply list(std::vector<Reply> elements) { return {Reply::Type::List, 0, {}, std::move(elements)}; }
};

Q_DECLARE_METATYPE(relayscope::redis::Reply)

void tst_ReplyReader::readsReplies_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Reply>("reply");
    QTest::newRow("status") << QByteArray("+PONG\r\n") << text("PONG");
    QTest::newRow("error") << QByteArray("-ERR no\r\n") << Reply{Reply::Type::Error, 0, "ERR no", {}};
    QTest::newRow("integer") << QByteArray(":-42\r\n") << integer(-42);
    QTest::newRow("text") << QByteArray("$5\r\na\r\n\0b\r\n", 11) << text(QByteArray("a\r\n\0b", 5));
    QTest::newRow("empty text") << QByteArray("$0\r\n\r\n") << text("");
    QTest::newRow("no text") << QByteArray("$-1\r\n") << Reply{};
    QTest::newRow("no list") << QByteArray("*-1\r\n") << Reply{};
    QTest::newRow("empty list") << QByteArray("*0\r\n") << list({});
    QTest::newRow("message") << QByteArray("*3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$2\r\nmm\r\n")
                             << list({text("message"), text("c"), text("mm")});
    QTest::newRow("nested") << QByteArray("*2\r\n*1\r\n:1\r\n*2\r\n$-1\r\n*0\r\n")
                            << list({list({integer(1)}), list({Reply{}, list({})})});
}

void tst_ReplyReader::readsReplies()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Reply, reply);
    ReplyReader reader;
    reader.feed(bytes + bytes);
    for (int i = 0; i < 2; ++i) {
        const Result result = reader.next();
        QVERIFY(result && *result);
        QVERIFY(**result == reply);
    }
    const Result rest = reader.next();
    QVERIFY(rest && !*rest);
}

void tst_ReplyReader::readsPiecesOfAnySize()
{
    const QByteArray bytes("*3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$2\r\nmm\r\n");
    for (qsizetype size = 1; size < bytes.size(); ++size) {
        ReplyReader reader;
        int replies = 0;
        for (qsizetype begin = 0; begin < bytes.size(); begin += size) {
            reader.feed(QByteArrayView(bytes).sliced(begin, std::min(size, bytes.size() - begin)));
            const Result result = reader.next();
            QVERIFY(result);
            replies += *result ? 1 : 0;
        }
        QCOMPARE(replies, 1);
    }
}

void tst_ReplyReader::refusesWhatIsNoReply_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n");
    QTest::newRow("length is no number") << QByteArray("$x\r\n");
    QTest::newRow("negative length") << QByteArray("$-2\r\n");
    QTest::newRow("list of very many") << QByteArray("*1000000000\r\n");
    QTest::newRow("list of more than 32 bits") << QByteArray("*99999999999\r\n");
    QTest::newRow("list in a list in a list") << QByteArray("*1\r\n").repeated(2'000);
    QTest::newRow("a double, which is RESP3") << QByteArray(",1.5\r\n");
    QTest::newRow("a truth, which is RESP3") << QByteArray("#t\r\n");
}

void tst_ReplyReader::refusesWhatIsNoReply()
{
    QFETCH(QByteArray, bytes);
    ReplyReader reader;
    reader.feed(bytes);
    const Result result = reader.next();
    QVERIFY(!result);
    QVERIFY(!result.error().isEmpty());
    // It stays so.
    reader.feed("+PONG\r\n");
    QVERIFY(!reader.next());
}

void tst_ReplyReader::refusesALongTextBeforeItIsWhole()
{
    ReplyReader reader;
    reader.feed("$500000000\r\n");
    const QByteArray piece(1'000'000, 'x');
    int pieces = 0;
    while (pieces < 500 && reader.next()) {
        reader.feed(piece);
        ++pieces;
    }
    QCOMPARE(pieces, 17);
}

void tst_ReplyReader::refusesManyTextsThatAreLongTogether()
{
    ReplyReader reader;
    reader.feed("*100\r\n");
    const QByteArray element = "$1000000\r\n" + QByteArray(1'000'000, 'x') + "\r\n";
    int elements = 0;
    while (elements < 100 && reader.next()) {
        reader.feed(element);
        ++elements;
    }
    QCOMPARE(elements, 17);
}

void tst_ReplyReader::survivesNoise()
{
    const QByteArray good("*3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$2\r\nmm\r\n:1\r\n+OK\r\n-ERR\r\n*-1\r\n");
    for (const QList<QByteArray> &inputs :
        {hostile::truncations(good), hostile::mutations(good, 7, 5'000), hostile::noise(11, 5'000, 64)}) {
        for (const QByteArray &bytes : inputs) {
            ReplyReader reader;
            reader.feed(bytes);
            for (Result result = reader.next(); result && *result;)
                result = reader.next();
        }
    }
}

QTEST_APPLESS_MAIN(tst_ReplyReader)
#include "tst_replyreader.moc"
