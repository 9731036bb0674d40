#include "core/explain/copytext.h"
#include "models/channelmodel.h"
#include "models/framewords.h"
#include "paneldesk.h"
#include "protocol/redisadapter/codec.h"
#include "ui/channels/channelflash.h"
#include "ui/channels/channelsdock.h"
#include "ui/channels/channelview.h"
#include "ui/inspector/bytemark.h"
#include "ui/inspector/framestrip.h"
#include "ui/inspector/hexview.h"
#include "ui/inspector/inspectordock.h"
#include "ui/inspector/inspectorview.h"
#include "ui/inspector/partchip.h"
#include "ui/inspector/pinnedinspector.h"
#include "ui/inspector/wireview.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

using namespace relayscope;
using namespace relayscope::ui;
using core::explain::ByteRange;

namespace {

const core::Place kClient{core::PlaceKind::Client, QStringLiteral("c1"), QStringLiteral("client 1")};
const core::Place kNode{core::PlaceKind::Node, QStringLiteral("a"), QStringLiteral("node A")};
const core::Place kRedis{core::PlaceKind::Redis, QStringLiteral("redis"), QStringLiteral("Redis")};

/// Three rows in the stream, and the inspector in sight.
struct Desk : PanelDesk {
    InspectorDock dock{context};

    Desk();
};

QByteArray broadcastBytes()
{
    redisadapter::Broadcast broadcast;
    broadcast.uid = "uid-a";
    broadcast.packet.payload = socketio::Payload("[\"chat\",{\"text\":\"hello\"}]", {});
    broadcast.selection.rooms = {"lobby"};
    return redisadapter::encode(broadcast);
}

/// Message 1: sent by a client (row 1), seen on Redis (row 2); row 3 is of no message.
QList<core::Hop> rows()
{
    core::Hop sent;
    sent.number = 1;
    sent.message = 1;
    sent.kind = core::HopKind::Sent;
    sent.from = kClient;
    sent.to = kNode;
    sent.nsp = "/";
    sent.eventName = "chat";
    sent.payload = "[{\"text\":\"hello\"}]";
    sent.bytes = 26;
    core::Hop seen = sent;
    seen.number = 2;
    seen.kind = core::HopKind::SeenOnRedis;
    seen.from = kNode;
    seen.to = kRedis;
    seen.channel = "socket.io#/#lobby#";
    seen.room = "lobby";
    seen.raw = broadcastBytes();
    seen.payload = "[\"chat\",{\"text\":\"hello\"}]";
    seen.bytes = quint32(seen.raw.size());
    seen.count = -1;
    core::Hop joined;
    joined.number = 3;
    joined.kind = core::HopKind::RoomJoined;
    joined.from = kClient;
    joined.to = kNode;
    joined.room = "lobby";
    return {sent, seen, joined};
}

Desk::Desk()
{
    controller.hopModel().append(rows());
    dock.show();
}

core::ChannelStat stat(const QByteArray &channel, quint64 messages)
{
    core::ChannelStat result;
    result.channel = channel;
    result.kind = core::ChannelStat::Kind::Room;
    result.prefix = "socket.io";
    result.nsp = "/";
    result.room = "lobby";
    result.messages = messages;
    result.ratePerSecond = 1;
    result.lastSeenNs = 1;
    return result;
}

/// The shown item of that name, in column 0.
QModelIndex itemNamed(const QAbstractItemModel &model, const QString &name)
{
    return model.match(model.index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchRecursive).value(0);
}

} // namespace

class tst_Inspector final : public QObject {
    Q_OBJECT

private slots:
    void emptyInspectorSaysWhatToDo();
    void selectedRowIsTold();
    void treeMarksTheBytes();
    void bytesMarkTheTree();
    void partMarksTheBytes();
    void rowWithoutBytesSaysSo();
    void hiddenInspectorCatchesUp();
    void resendAndShelfAskOthers();
    void copiesInManyForms();
    void pinnedCopyDoesNotFollow();
    void hexFitsItsWidth();
    void channelsFlashOnlyWhenSeen();
    void channelMenuFiltersTheStream();
};

void tst_Inspector::emptyInspectorSaysWhatToDo()
{
    PanelDesk desk;
    InspectorDock dock(desk.context);
    dock.show();
    QCOMPARE(dock.findChild<QStackedWidget *>()->currentIndex(), 0);
    QVERIFY(!desk.actions[ActionId::PinInspector]->isEnabled());
}

void tst_Inspector::selectedRowIsTold()
{
    Desk desk;
    const auto *sentence = desk.dock.findChild<QLabel *>(QStringLiteral("inspectorSentence"));
    desk.selection.select(1, 1);
    QCOMPARE(sentence->text(), QStringLiteral("client 1 sent \"chat\" with 1 argument."));
    desk.selection.select(1); // the message as a whole
    QCOMPARE(sentence->text(), QStringLiteral("node A broadcast \"chat\" to room lobby."));
    desk.selection.clear();
    QCOMPARE(desk.dock.findChild<QStackedWidget *>()->currentIndex(), 0);
}

void tst_Inspector::treeMarksTheBytes()
{
    Desk desk;
    desk.selection.select(1, 2);
    auto *tree = desk.dock.findChild<QTreeView *>(QStringLiteral("inspectorArguments"));
    const QModelIndex text = itemNamed(*tree->model(), QStringLiteral("text"));
    QVERIFY(text.isValid());
    tree->setCurrentIndex(text);
    // MessagePack: fixstr 4 "text", fixstr 5 "hello"
    const QByteArray member("\xA4text\xA5hello");
    QCOMPARE(desk.dock.view().mark().marked(), (ByteRange{broadcastBytes().indexOf(member), member.size()}));
    // The other tree has it too, the wire text shows it.
    const auto *message = desk.dock.findChild<QTreeView *>(QStringLiteral("inspectorMessage"));
    QCOMPARE(message->currentIndex().data().toString(), QStringLiteral("text"));
    const auto *wire = desk.dock.findChild<WireView *>();
    QCOMPARE(wire->extraSelections().constLast().cursor.selectedText(), QStringLiteral("\\xa4text\\xa5hello"));
}

void tst_Inspector::bytesMarkTheTree()
{
    Desk desk;
    desk.selection.select(1, 1);
    const QByteArray frame("42[\"chat\",{\"text\":\"hello\"}]");
    const auto *tree = desk.dock.findChild<QTreeView *>(QStringLiteral("inspectorArguments"));

    // By the text.
    auto *wire = desk.dock.findChild<WireView *>();
    QCOMPARE(wire->toPlainText().toUtf8(), frame);
    QTextCursor cursor(wire->document());
    cursor.setPosition(int(frame.indexOf("ell")));
    cursor.setPosition(cursor.position() + 3, QTextCursor::KeepAnchor);
    wire->setTextCursor(cursor);
    QCOMPARE(desk.dock.view().mark().marked(), (ByteRange{frame.indexOf("ell"), 3}));
    QCOMPARE(tree->currentIndex().data().toString(), QStringLiteral("text"));

    // By the hex dump: the keys go on from what is marked.
    auto *hex = desk.dock.findChild<HexView *>();
    desk.dock.view().mark().mark({0, 1});
    QTest::keyClick(hex, Qt::Key_Right);
    QTest::keyClick(hex, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(desk.dock.view().mark().marked(), (ByteRange{1, 2}));
    QVERIFY(!tree->currentIndex().isValid()); // no argument holds these
}

void tst_Inspector::partMarksTheBytes()
{
    Desk desk;
    desk.selection.select(1, 2);
    const auto *strip = desk.dock.findChild<FrameStrip *>();
    PartChip *rooms = nullptr;
    for (PartChip *chip : strip->findChildren<PartChip *>()) {
        if (chip->part().kind == core::explain::PartKind::Rooms)
            rooms = chip;
    }
    QVERIFY(rooms != nullptr);
    QVERIFY(rooms->accessibleName().contains(QStringLiteral("lobby")));
    rooms->click();
    QCOMPARE(desk.dock.view().mark().marked(), rooms->part().range);
    QVERIFY(rooms->isChecked());
    rooms->click();
    QVERIFY(desk.dock.view().mark().marked().isEmpty());
    // Bytes inside a part check it.
    desk.dock.view().mark().mark({rooms->part().range.end() - 2, 1});
    QVERIFY(rooms->isChecked());
}

void tst_Inspector::rowWithoutBytesSaysSo()
{
    Desk desk;
    desk.selection.select(0, 3);
    QCOMPARE(desk.dock.findChild<QLabel *>(QStringLiteral("inspectorSentence"))->text(),
        QStringLiteral("client 1 is now in room lobby at node A."));
    QVERIFY(!desk.dock.findChild<WireView *>()->isVisible());
}

void tst_Inspector::hiddenInspectorCatchesUp()
{
    PanelDesk desk;
    desk.controller.hopModel().append(rows());
    InspectorDock dock(desk.context);
    desk.selection.select(1, 1);
    QCOMPARE(dock.view().inspected().hop.number, 0U);
    QVERIFY(desk.actions[ActionId::PinInspector]->isEnabled());
    dock.show();
    QCOMPARE(dock.view().inspected().hop.number, 1U);
}

void tst_Inspector::resendAndShelfAskOthers()
{
    Desk desk;
    QSignalSpy composed(&desk.requests, &PanelRequests::composeRequested);
    QSignalSpy kept(&desk.requests, &PanelRequests::shelfRequested);
    desk.selection.select(1, 2);
    desk.dock.findChild<QPushButton *>(QStringLiteral("inspectorResend"))->click();
    desk.dock.findChild<QPushButton *>(QStringLiteral("inspectorShelf"))->click();
    QCOMPARE(composed.size(), 1);
    QCOMPARE(kept.size(), 1);
    const auto message = composed.at(0).at(0).value<core::SavedMessage>();
    QCOMPARE(message.event, QByteArray("chat"));
    QCOMPARE(message.rooms, QList<QByteArray>{"lobby"});
}

void tst_Inspector::copiesInManyForms()
{
    Desk desk;
    desk.selection.select(1, 1);
    QMenu *menu = desk.dock.findChild<QPushButton *>(QStringLiteral("inspectorCopy"))->menu();
    const auto copied = [menu](core::explain::CopyForm form) {
        emit menu->aboutToShow(); // which fills it
        QGuiApplication::clipboard()->clear();
        for (QAction *action : menu->actions()) {
            if (action->text() == models::copyFormText(form))
                action->trigger();
        }
        return QGuiApplication::clipboard()->text();
    };
    using core::explain::CopyForm;
    const QByteArray wire = "42[\"chat\",{\"text\":\"hello\"}]";
    QCOMPARE(copied(CopyForm::Wire), QString::fromLatin1(wire));
    QCOMPARE(QJsonDocument::fromJson(copied(CopyForm::Json).toUtf8()).array().last().toObject(),
        QJsonObject({{QStringLiteral("text"), QStringLiteral("hello")}}));
    QCOMPARE(QByteArray::fromHex(copied(CopyForm::Hex).toLatin1()), wire);
    QVERIFY(copied(CopyForm::JavaScript).contains(QStringLiteral(".emit(\"chat\", {")));
    QVERIFY(copied(CopyForm::Cpp).startsWith(QStringLiteral("socket.emitEvent(\"chat\", ")));
    QVERIFY(copied(CopyForm::RedisCli).isEmpty()); // a client's frame is on no channel
    desk.selection.select(1, 2);
    QVERIFY(copied(CopyForm::RedisCli).contains(QStringLiteral("PUBLISH 'socket.io#/#lobby#'")));
}

void tst_Inspector::pinnedCopyDoesNotFollow()
{
    Desk desk;
    desk.selection.select(1, 1);
    desk.actions[ActionId::PinInspector]->trigger();
    emit desk.requests.pinRequested(2);
    const QList<PinnedInspector *> pinned = desk.dock.findChildren<PinnedInspector *>();
    QCOMPARE(pinned.size(), 2);
    desk.selection.select(0, 3);
    desk.controller.hopModel().clear();
    const auto sentence = [](const PinnedInspector *window) {
        return window->findChild<QLabel *>(QStringLiteral("inspectorSentence"))->text();
    };
    QCOMPARE(sentence(pinned.at(0)), QStringLiteral("client 1 sent \"chat\" with 1 argument."));
    QCOMPARE(sentence(pinned.at(1)), QStringLiteral("node A broadcast \"chat\" to room lobby."));
    for (int i = 0; i < 2 * InspectorDock::kMaxPinned; ++i)
        desk.actions[ActionId::PinInspector]->trigger();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(desk.dock.findChildren<PinnedInspector *>().size(), InspectorDock::kMaxPinned);
}

void tst_Inspector::hexFitsItsWidth()
{
    ByteMark mark;
    HexView hex(mark);
    const int character = hex.fontMetrics().horizontalAdvance(QLatin1Char('0'));
    hex.resize(character * 30, 200);
    hex.show();
    QTRY_COMPARE(hex.bytesPerRow(), 4);
    hex.resize(character * 50, 200);
    QTRY_COMPARE(hex.bytesPerRow(), 8);
    hex.resize(character * 90, 200);
    QTRY_COMPARE(hex.bytesPerRow(), 16);
}

void tst_Inspector::channelsFlashOnlyWhenSeen()
{
    PanelDesk desk;
    desk.actions[ActionId::PictureMotion]->setChecked(true);
    ChannelsDock dock(desk.context);
    dock.channels().update({stat("socket.io#/#lobby#", 1)});
    QVERIFY(!dock.view().flash().isRunning()); // hidden
    dock.resize(400, 300);
    dock.show();
    dock.channels().update({stat("socket.io#/#lobby#", 2)});
    QVERIFY(dock.view().flash().isRunning());
    QTRY_VERIFY(!dock.view().flash().isRunning());

    dock.view().setCurrentIndex(dock.channels().indexOf("socket.io#/#lobby#"));
    dock.channels().update({stat("socket.io#/#lobby#", 3)});
    QVERIFY(!dock.view().flash().isRunning()); // selected
    dock.view().setCurrentIndex({});
    desk.actions[ActionId::PictureMotion]->setChecked(false);
    dock.channels().update({stat("socket.io#/#lobby#", 4)});
    QVERIFY(!dock.view().flash().isRunning());
}

void tst_Inspector::channelMenuFiltersTheStream()
{
    PanelDesk desk;
    ChannelsDock dock(desk.context);
    dock.show();
    dock.channels().update({stat("socket.io#/#lobby#", 1)});
    QSignalSpy filtered(&desk.requests, &PanelRequests::filterRequested);
    QSignalSpy plotted(&desk.requests, &PanelRequests::plotRequested);
    QVERIFY(dock.makeMenu() == nullptr);
    dock.view().setCurrentIndex(dock.channels().indexOf("socket.io#/#lobby#"));
    QMenu *menu = dock.makeMenu();
    menu->actions().constFirst()->trigger();
    QCOMPARE(filtered.at(0).at(0).toString(), QStringLiteral("channel == \"socket.io#/#lobby#\""));
    for (QAction *action : menu->actions()) {
        if (action->text() == QStringLiteral("Plot its rate"))
            action->trigger();
    }
    QCOMPARE(plotted.size(), 1);
    menu->actions().constLast()->setChecked(true);
    QVERIFY(dock.view().currentIndex().data(models::ChannelModel::MutedRole).toBool());
}

QTEST_MAIN(tst_Inspector)
#include "tst_inspector.moc"
