#include "protocol/redisadapter/channels.h"
#include "support/goldenvectors.h"
#include "support/hostilebytes.h"

#include <QTest>

using namespace relayscope;
using redisadapter::ChannelKind;
using redisadapter::ChannelName;
using redisadapter::Channels;

Q_DECLARE_METATYPE(relayscope::redisadapter::ChannelKind)

class TestChannels final : public QObject {
    Q_OBJECT
private slots:
    void subscribesToTheOfficialNames();
    void findsTheRoomOfAChannel_data();
    void findsTheRoomOfAChannel();
    void parsesNames_data();
    void parsesNames();
    void knowsEveryPublishedChannel();
    void survivesHostileInput();
};

void TestChannels::subscribesToTheOfficialNames()
{
    const Channels main("socket.io", "/");
    const Channels custom("socket.io", "/custom");
    const QList<QByteArray> ours = {
        main.pattern(),
        main.request(),
        main.response(),
        main.responseOf("DexfEz"),
        custom.pattern(),
        custom.request(),
        custom.response(),
        custom.responseOf("937GNh"),
    };
    QList<QByteArray> theirs;
    for (const golden::Entry &entry : golden::load("redis-adapter")) {
        if (entry.name != "boot")
            continue;
        const QJsonArray commands = entry.object[QLatin1String("commands")].toArray();
        for (const QJsonValue &command : commands) {
            const QJsonArray arguments = command[QLatin1String("args")].toArray();
            for (const QJsonValue &argument : arguments) {
                if (command[QLatin1String("by")].toString() == QLatin1String("A-sub"))
                    theirs.append(argument[QLatin1String("text")].toString().toUtf8());
            }
        }
    }
    QCOMPARE(ours, theirs);
}

void TestChannels::findsTheRoomOfAChannel_data()
{
    QTest::addColumn<QByteArray>("channel");
    QTest::addColumn<bool>("isOurs");
    QTest::addColumn<QByteArray>("room");
    QTest::newRow("all") << QByteArray("socket.io#/#") << true << QByteArray();
    QTest::newRow("room") << QByteArray("socket.io#/#room1#") << true << QByteArray("room1");
    QTest::newRow("room with separator") << QByteArray("socket.io#/#a#b#") << true << QByteArray("a#b");
    QTest::newRow("room without a name") << QByteArray("socket.io#/##") << true << QByteArray();
    QTest::newRow("no final separator") << QByteArray("socket.io#/#room1") << false << QByteArray();
    QTest::newRow("other namespace") << QByteArray("socket.io#/custom#") << false << QByteArray();
    QTest::newRow("request") << QByteArray("socket.io-request#/#") << false << QByteArray();
    QTest::newRow("nothing") << QByteArray() << false << QByteArray();
}

void TestChannels::findsTheRoomOfAChannel()
{
    QFETCH(QByteArray, channel);
    QFETCH(bool, isOurs);
    QFETCH(QByteArray, room);
    const auto found = Channels("socket.io", "/").roomOf(channel);
    QCOMPARE(found.has_value(), isOurs);
    if (found)
        QCOMPARE(found->toByteArray(), room);
}

void TestChannels::parsesNames_data()
{
    QTest::addColumn<QByteArray>("channel");
    QTest::addColumn<ChannelKind>("kind");
    QTest::addColumn<QByteArray>("nsp");
    QTest::addColumn<QByteArray>("detail");
    const auto row = [](const char *channel, ChannelKind kind, const char *nsp, const char *detail) {
        QTest::newRow(channel) << QByteArray(channel) << kind << QByteArray(nsp) << QByteArray(detail);
    };
    row("app#/#", ChannelKind::Broadcast, "/", "");
    row("app#/custom#", ChannelKind::Broadcast, "/custom", "");
    row("app#/#room#", ChannelKind::Room, "/", "room");
    row("app#/##", ChannelKind::Room, "/", "");
    row("app#/n#a#b#", ChannelKind::Room, "/n", "a#b");
    row("app-request#/#", ChannelKind::Request, "/", "");
    row("app-request#/#x#", ChannelKind::Foreign, "", "");
    row("app-response#/n#", ChannelKind::Response, "/n", "");
    row("app-response#/n#uid#", ChannelKind::Response, "/n", "uid");
    row("app-other#/#", ChannelKind::Foreign, "", "");
    row("app#n#", ChannelKind::Foreign, "", "");
    row("app#/", ChannelKind::Foreign, "", "");
    row("app", ChannelKind::Foreign, "", "");
    row("ap", ChannelKind::Foreign, "", "");
    row("message", ChannelKind::Foreign, "", "");
}

void TestChannels::parsesNames()
{
    QFETCH(QByteArray, channel);
    QFETCH(ChannelKind, kind);
    QFETCH(QByteArray, nsp);
    QFETCH(QByteArray, detail);
    QVERIFY(redisadapter::parseChannel("app", channel) == (ChannelName{kind, nsp, detail}));
}

void TestChannels::knowsEveryPublishedChannel()
{
    int published = 0;
    for (const golden::Entry &entry : golden::load("redis-adapter")) {
        const QByteArray prefix
            = entry.name.startsWith("options/") || entry.name.startsWith("timeout/") ? "myapp" : "socket.io";
        const QJsonArray commands = entry.object[QLatin1String("commands")].toArray();
        for (const QJsonValue &command : commands) {
            if (command[QLatin1String("command")].toString() != QLatin1String("PUBLISH"))
                continue;
            ++published;
            const QByteArray channel = command[QLatin1String("channel")].toString().toUtf8();
            const ChannelName name = redisadapter::parseChannel(prefix, channel);
            QVERIFY2(name.kind != ChannelKind::Foreign, channel.constData());
            const bool isRoom = name.kind == ChannelKind::Room;
            if (isRoom)
                QCOMPARE(Channels(prefix, name.nsp).room(name.detail), channel);
        }
    }
    QVERIFY(published > 0);
}

void TestChannels::survivesHostileInput()
{
    const QByteArray channel = "app-response#/n#uid#";
    const auto inputs
        = hostile::truncations(channel) + hostile::mutations(channel, 10, 10'000) + hostile::noise(11, 5'000, 30);
    const Channels channels("app", "/n");
    for (const QByteArray &input : inputs) {
        const ChannelName name = redisadapter::parseChannel("app", input);
        QVERIFY(name.kind == ChannelKind::Foreign || name.nsp.startsWith('/'));
        const auto room = channels.roomOf(input);
        QVERIFY(!room || room->size() <= input.size());
    }
}

QTEST_APPLESS_MAIN(TestChannels)
#include "tst_channels.moc"
