#include "core/redisemitter.h"
#include "support/goldenvectors.h"

#include <QTest>

#include <algorithm>

using namespace relayscope;
using namespace relayscope::core;
using protocol::Value;

Q_DECLARE_METATYPE(BroadcastRequest)

/// What we publish as an emitter, compared with what @socket.io/redis-emitter published.
class tst_RedisEmitter final : public QObject {
    Q_OBJECT

private slots:
    void publishesWhatTheOfficialOneDoes_data();
    void publishesWhatTheOfficialOneDoes();
};

void tst_RedisEmitter::publishesWhatTheOfficialOneDoes_data()
{
    QTest::addColumn<BroadcastRequest>("request");
    const auto row = [](const char *name, const QByteArray &event, Value::Array arguments, QList<QByteArray> rooms = {},
                         QList<QByteArray> except = {}, const QByteArray &nsp = "/") {
        BroadcastRequest request;
        request.nsp = nsp;
        request.rooms = std::move(rooms);
        request.except = std::move(except);
        request.event = event;
        request.arguments = std::move(arguments);
        QTest::newRow(name) << request;
    };
    row("emit/all", "hello", {Value(1)});
    row("emit/room", "hello", {}, {"room1"});
    row("emit/rooms", "hello", {}, {"room1", "room2"});
    row("emit/except", "hello", {}, {}, {"room2"});
    row("emit/binary", "bin", {Value(Value::Binary{QByteArray("\x01\x02\x03", 3)})});
    row("emit/namespace", "hello", {}, {}, {}, "/custom");
    row("emit/namespace-noslash", "hello", {}, {"x"}, {}, "custom");
}

void tst_RedisEmitter::publishesWhatTheOfficialOneDoes()
{
    QFETCH(const BroadcastRequest, request);
    const std::vector<golden::Entry> entries = golden::load("redis-emitter");
    const auto entry = std::find_if(entries.cbegin(), entries.cend(),
        [](const golden::Entry &candidate) { return candidate.name == QTest::currentDataTag(); });
    QVERIFY(entry != entries.cend());
    const QJsonObject command = entry->object[QLatin1String("commands")].toArray().first().toObject();
    const EmitterMessage message = makeEmitterMessage(request);
    QCOMPARE(message.channel, command[QLatin1String("channel")].toString().toUtf8());
    QCOMPARE(message.bytes.toHex(), golden::bytes(command, "payload_hex").toHex());
}

QTEST_GUILESS_MAIN(tst_RedisEmitter)
#include "tst_redisemitter.moc"
