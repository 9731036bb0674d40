#include "models/hopmime.h"
#include "models/shelfmodel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace relayscope;
using core::SavedMessage;
using models::ShelfModel;

namespace {

QList<SavedMessage> shelfOf(const char *names)
{
    QList<SavedMessage> messages;
    for (const char *name = names; *name != '\0'; ++name) {
        SavedMessage message;
        message.event = QByteArray(1, *name);
        messages.append(message);
    }
    return messages;
}

QByteArray namesOf(const QList<SavedMessage> &messages)
{
    QByteArray names;
    for (const SavedMessage &message : messages)
        names += message.event;
    return names;
}

/// A shelf whose edits take effect, as the document lets them.
class Shelf {
public:
    explicit Shelf(const char *names)
        : tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        model.setMessages(shelfOf(names));
        QObject::connect(&model, &ShelfModel::editRequested, &model,
            [this](const QList<SavedMessage> &messages) { model.setMessages(messages); });
    }
    [[nodiscard]] QByteArray names() const { return namesOf(model.messages()); }

    ShelfModel model;
    QAbstractItemModelTester tester;
};

} // namespace

class tst_ShelfModel : public QObject {
    Q_OBJECT

private slots:
    void showsTheListThatItIsGiven_data();
    void showsTheListThatItIsGiven();
    void editsAreAskedForAndNotDone();
    void insertsAndRemoves();
    void moves_data();
    void moves();
    void renames();
    void dragsWithin();
    void takesRowsOfTheStream();
    void saysWhoSendsWhat();
};

void tst_ShelfModel::showsTheListThatItIsGiven_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("inserted");
    QTest::addColumn<int>("removed");
    QTest::newRow("same") << QByteArray("abc") << QByteArray("abc") << 0 << 0;
    QTest::newRow("one more in the middle") << QByteArray("ac") << QByteArray("abc") << 1 << 0;
    QTest::newRow("one less at the end") << QByteArray("abc") << QByteArray("ab") << 0 << 1;
    QTest::newRow("all gone") << QByteArray("abc") << QByteArray() << 0 << 1;
    QTest::newRow("from nothing") << QByteArray() << QByteArray("ab") << 1 << 0;
    QTest::newRow("moved") << QByteArray("abcd") << QByteArray("acbd") << 0 << 0;
    QTest::newRow("two for one") << QByteArray("abc") << QByteArray("axyc") << 1 << 1;
    QTest::newRow("one twice") << QByteArray("aa") << QByteArray("aaa") << 1 << 0;
}

void tst_ShelfModel::showsTheListThatItIsGiven()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(int, inserted);
    QFETCH(int, removed);
    Shelf shelf(before.constData());
    QSignalSpy insertions(&shelf.model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removals(&shelf.model, &QAbstractItemModel::rowsRemoved);
    shelf.model.setMessages(shelfOf(after.constData()));
    QCOMPARE(shelf.names(), after);
    QCOMPARE(insertions.size(), inserted);
    QCOMPARE(removals.size(), removed);
}

void tst_ShelfModel::editsAreAskedForAndNotDone()
{
    ShelfModel model;
    model.setMessages(shelfOf("ab"));
    QSignalSpy asked(&model, &ShelfModel::editRequested);
    model.remove({0});
    QCOMPARE(asked.size(), 1);
    QCOMPARE(namesOf(asked.at(0).at(0).value<QList<SavedMessage>>()), QByteArray("b"));
    QCOMPARE(model.rowCount(), 2);
}

void tst_ShelfModel::insertsAndRemoves()
{
    Shelf shelf("ad");
    shelf.model.insert(1, shelfOf("bc"));
    QCOMPARE(shelf.names(), QByteArray("abcd"));
    shelf.model.insert(7, shelfOf("x"));
    QCOMPARE(shelf.names(), QByteArray("abcd"));
    shelf.model.remove({3, 1, 1, 9, -1});
    QCOMPARE(shelf.names(), QByteArray("ac"));
}

void tst_ShelfModel::moves_data()
{
    QTest::addColumn<QList<int>>("rows");
    QTest::addColumn<int>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("down") << QList<int>{0} << 2 << QByteArray("bacd");
    QTest::newRow("up") << QList<int>{3} << 0 << QByteArray("dabc");
    QTest::newRow("to the end") << QList<int>{1} << 4 << QByteArray("acdb");
    QTest::newRow("nowhere") << QList<int>{1} << 1 << QByteArray("abcd");
    QTest::newRow("two") << QList<int>{0, 2} << 4 << QByteArray("bdac");
    QTest::newRow("none") << QList<int>{} << 0 << QByteArray("abcd");
}

void tst_ShelfModel::moves()
{
    QFETCH(QList<int>, rows);
    QFETCH(int, before);
    QFETCH(QByteArray, after);
    Shelf shelf("abcd");
    shelf.model.move(rows, before);
    QCOMPARE(shelf.names(), after);
}

void tst_ShelfModel::renames()
{
    Shelf shelf("ab");
    QCOMPARE(shelf.model.index(1).data().toString(), QStringLiteral("b"));
    QVERIFY(shelf.model.setData(shelf.model.index(1), QStringLiteral(" greet ")));
    QCOMPARE(shelf.model.messages().at(1).name, QStringLiteral("greet"));
    QCOMPARE(shelf.model.index(1).data().toString(), QStringLiteral("greet"));
}

void tst_ShelfModel::dragsWithin()
{
    Shelf shelf("abc");
    const std::unique_ptr<QMimeData> dragged(shelf.model.mimeData({shelf.model.index(2)}));
    shelf.model.dropMimeData(dragged.get(), Qt::MoveAction, 0, 0, {});
    QCOMPARE(shelf.names(), QByteArray("cab"));
}

void tst_ShelfModel::takesRowsOfTheStream()
{
    Shelf shelf("abc");
    QSignalSpy dropped(&shelf.model, &ShelfModel::hopsDropped);
    const std::unique_ptr<QMimeData> hops(models::hopMimeData({17, 18}));
    QVERIFY(shelf.model.dropMimeData(hops.get(), Qt::CopyAction, 1, 0, {}));
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped.at(0).at(0).value<QList<quint64>>(), (QList<quint64>{17, 18}));
    QCOMPARE(dropped.at(0).at(1).toInt(), 1);
}

void tst_ShelfModel::saysWhoSendsWhat()
{
    SavedMessage message;
    message.senderId = QStringLiteral("client-1");
    message.event = "chat";
    message.arguments = "[1]";
    ShelfModel model;
    model.setMessages({message});
    model.setSenderNames({{QStringLiteral("client-1"), QStringLiteral("client 1")}});
    QCOMPARE(model.index(0).data(ShelfModel::DetailRole).toString(), QStringLiteral("client 1: chat [1]"));
}

QTEST_APPLESS_MAIN(tst_ShelfModel)
#include "tst_shelfmodel.moc"
