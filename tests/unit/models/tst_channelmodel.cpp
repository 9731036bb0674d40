#include "models/channelmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace relayscope;
using core::ChannelStat;
using models::ChannelModel;

namespace {

constexpr qint64 kSecondNs = 1'000'000'000;

ChannelStat stat(ChannelStat::Kind kind, const QByteArray &channel, const QByteArray &nsp, const QByteArray &room,
    quint64 messages = 1, qint64 lastSeenNs = kSecondNs)
{
    ChannelStat result;
    result.channel = channel;
    result.kind = kind;
    result.prefix = kind == ChannelStat::Kind::Plain ? QByteArray() : QByteArray("socket.io");
    result.nsp = nsp;
    result.room = room;
    result.messages = messages;
    result.bytes = 10 * messages;
    result.ratePerSecond = double(messages);
    result.subscribers = 2;
    result.lastSeenNs = lastSeenNs;
    return result;
}

QList<ChannelStat> sample()
{
    using Kind = ChannelStat::Kind;
    return {stat(Kind::Response, "socket.io-response#/#abc#", "/", {}),
        stat(Kind::Room, "socket.io#/#lobby#", "/", "lobby", 3), stat(Kind::Plain, "news", {}, {}),
        stat(Kind::Broadcast, "socket.io#/#", "/", {}, 4), stat(Kind::Request, "socket.io-request#/#", "/", {}),
        stat(Kind::Broadcast, "socket.io#/admin#", "/admin", {})};
}

/// "socket.io>/>(all)" of every leaf in the order of the tree.
QStringList paths(const ChannelModel &model, const QModelIndex &parent = {}, const QString &above = {})
{
    QStringList result;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex item = model.index(row, 0, parent);
        const QString path = above + item.data().toString();
        if (model.rowCount(item) == 0)
            result.append(path);
        result.append(paths(model, item, path + QLatin1Char('>')));
    }
    return result;
}

} // namespace

class tst_ChannelModel final : public QObject {
    Q_OBJECT

private slots:
    void channelsStandUnderPrefixAndNamespace();
    void innerItemsHaveSums();
    void trafficIsAnnounced();
    void silentChannelsBecomeIdle();
    void toolsAreMarked();
    void boundIsCounted();
    void clearForgetsAll();
};

void tst_ChannelModel::channelsStandUnderPrefixAndNamespace()
{
    ChannelModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.update(sample());
    QCOMPARE(paths(model),
        (QStringList{QStringLiteral("socket.io>/>(all)"), QStringLiteral("socket.io>/>room lobby"),
            QStringLiteral("socket.io>/>request"), QStringLiteral("socket.io>/>response to abc"),
            QStringLiteral("socket.io>/admin (tool)>(all)"), QStringLiteral("Plain channels>news")}));
    QCOMPARE(model.indexOf("news").data(ChannelModel::ChannelRole).toByteArray(), QByteArray("news"));
}

void tst_ChannelModel::innerItemsHaveSums()
{
    ChannelModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.update(sample());
    const QModelIndex nsp = model.indexOf("socket.io#/#").parent();
    QCOMPARE(nsp.siblingAtColumn(ChannelModel::Count).data().toString(), QStringLiteral("9"));
    QCOMPARE(nsp.parent().siblingAtColumn(ChannelModel::Count).data().toString(), QStringLiteral("10"));
    model.update({stat(ChannelStat::Kind::Broadcast, "socket.io#/#", "/", {}, 6)});
    QCOMPARE(nsp.siblingAtColumn(ChannelModel::Count).data().toString(), QStringLiteral("11"));
}

void tst_ChannelModel::trafficIsAnnounced()
{
    ChannelModel model;
    QSignalSpy seen(&model, &ChannelModel::trafficSeen);
    ChannelStat news = stat(ChannelStat::Kind::Plain, "news", {}, {}, 0, 0);
    model.update({news});
    QCOMPARE(seen.size(), 0);
    news.messages = 2;
    model.update({news});
    QCOMPARE(seen.size(), 1);
    QCOMPARE(seen.at(0).at(0).toModelIndex(), model.indexOf("news"));
    news.ratePerSecond = 0; // no message
    model.update({news});
    QCOMPARE(seen.size(), 1);
    model.setMuted(model.indexOf("news"), true);
    news.messages = 3;
    model.update({news});
    QCOMPARE(seen.size(), 1);
}

void tst_ChannelModel::silentChannelsBecomeIdle()
{
    ChannelModel model;
    model.update(sample());
    const QModelIndex room = model.indexOf("socket.io#/#lobby#");
    QVERIFY(!room.data(ChannelModel::IdleRole).toBool());
    QVERIFY(!room.parent().data(ChannelModel::IdleRole).toBool());
    model.setNow(60 * kSecondNs);
    QVERIFY(room.data(ChannelModel::IdleRole).toBool());
    QVERIFY(room.parent().data(ChannelModel::IdleRole).toBool());
    QCOMPARE(room.siblingAtColumn(ChannelModel::Rate).data().toString(), QStringLiteral("idle"));
}

void tst_ChannelModel::toolsAreMarked()
{
    ChannelModel model;
    model.update(sample());
    model.update({stat(ChannelStat::Kind::Plain, "__keyspace@0__:a", {}, {})});
    QVERIFY(model.indexOf("socket.io#/admin#").data(ChannelModel::ToolRole).toBool());
    QVERIFY(model.indexOf("__keyspace@0__:a").data(ChannelModel::ToolRole).toBool());
    QVERIFY(!model.indexOf("news").data(ChannelModel::ToolRole).toBool());
}

void tst_ChannelModel::boundIsCounted()
{
    ChannelModel model;
    QList<ChannelStat> many;
    for (int i = 0; i < ChannelModel::kMaxChannels + 3; ++i)
        many.append(stat(ChannelStat::Kind::Plain, "c" + QByteArray::number(i), {}, {}));
    model.update(many);
    QCOMPARE(model.channelCount(), ChannelModel::kMaxChannels);
    QCOMPARE(model.omittedCount(), 3U);
}

void tst_ChannelModel::clearForgetsAll()
{
    ChannelModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.update(sample());
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    model.update(sample());
    QCOMPARE(model.channelCount(), sample().size());
}

QTEST_GUILESS_MAIN(tst_ChannelModel)
#include "tst_channelmodel.moc"
