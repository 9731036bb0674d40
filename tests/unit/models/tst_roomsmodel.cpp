#include "models/roomsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace relayscope;
using models::RoomsModel;

namespace {

const QString kNodeA = QStringLiteral("node-a");
const QString kNodeB = QStringLiteral("node-b");
const QList<std::pair<QString, QString>> kNodes{{kNodeA, QStringLiteral("node A")}, {kNodeB, QStringLiteral("node B")}};

QString textAt(const RoomsModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class tst_RoomsModel : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale::c()); }
    void isRoomsByNodes();
    void tellsWhoWouldIgnoreAPublish();
    void strengthIsThatOfTheLargestCell();
    void keepsItsRowsWhenNumbersChange();
};

void tst_RoomsModel::isRoomsByNodes()
{
    RoomsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNodes(kNodes);
    model.setCells({{"/", "lobby", kNodeB, 2}, {"/", "", kNodeA, 3}, {"/", "", kNodeB, 2}, {"/", "lobby", kNodeA, 1},
        {"/chat", "lobby", kNodeA, 1}});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.columnCount(), 4);
    QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("node B"));
    QCOMPARE(textAt(model, 0, 0), QStringLiteral("/ (all)"));
    QCOMPARE(textAt(model, 1, 0), QStringLiteral("lobby"));
    QCOMPARE(textAt(model, 2, 0), QStringLiteral("lobby in /chat"));
    QCOMPARE(textAt(model, 1, 2), QStringLiteral("2"));
    QCOMPARE(textAt(model, 0, model.sumColumn()), QStringLiteral("5"));
    QCOMPARE(model.index(2, 1).data(RoomsModel::NspRole).toByteArray(), QByteArray("/chat"));
    QCOMPARE(model.index(2, 1).data(RoomsModel::RoomRole).toByteArray(), QByteArray("lobby"));
    QCOMPARE(model.index(2, 1).data(RoomsModel::NodeRole).toString(), kNodeA);
    QVERIFY(model.index(2, model.sumColumn()).data(RoomsModel::NodeRole).toString().isEmpty());
}

void tst_RoomsModel::tellsWhoWouldIgnoreAPublish()
{
    RoomsModel model;
    model.setNodes(kNodes);
    model.setCells({{"/", "lobby", kNodeA, 1}});
    QCOMPARE(textAt(model, 0, 2), QStringLiteral("-"));
    QVERIFY(model.index(0, 2).data(Qt::ToolTipRole).toString().contains(QStringLiteral("would ignore")));
    QVERIFY(!model.index(0, 1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("would ignore")));
}

void tst_RoomsModel::strengthIsThatOfTheLargestCell()
{
    RoomsModel model;
    model.setNodes(kNodes);
    model.setCells({{"/", "lobby", kNodeA, 8}, {"/", "lobby", kNodeB, 2}});
    QCOMPARE(model.index(0, 1).data(RoomsModel::StrengthRole).toDouble(), 1.0);
    QCOMPARE(model.index(0, 2).data(RoomsModel::StrengthRole).toDouble(), 0.25);
    QCOMPARE(model.index(0, model.sumColumn()).data(RoomsModel::StrengthRole).toDouble(), 0.0);
}

void tst_RoomsModel::keepsItsRowsWhenNumbersChange()
{
    RoomsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNodes(kNodes);
    model.setCells({{"/", "lobby", kNodeA, 1}});
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setCells({{"/", "lobby", kNodeA, 2}});
    QCOMPARE(reset.size(), 0);
    QCOMPARE(changed.size(), 1);
    model.setCells({});
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(tst_RoomsModel)
#include "tst_roomsmodel.moc"
