#include "models/clientdraft.h"

#include <QTest>

using namespace relayscope;
using models::ClientDraft;

class tst_ClientDraft : public QObject {
    Q_OBJECT

private slots:
    void readsAnEmptyDraftAsThePlainClient();
    void readsAllFields();
    void tellsWhichFieldIsWrong_data();
    void tellsWhichFieldIsWrong();
};

void tst_ClientDraft::readsAnEmptyDraftAsThePlainClient()
{
    QCOMPARE(*models::readClientDraft({}), core::ClientSpec{});
}

void tst_ClientDraft::readsAllFields()
{
    ClientDraft draft;
    draft.nsp = QStringLiteral(" chat ");
    draft.transport = core::TransportChoice::PollingOnly;
    draft.auth = QStringLiteral("{\"token\": 1}");
    draft.query = QStringLiteral("room=a%20b&empty=");
    draft.headers = QStringLiteral("X-One: 1;X-Two:  a b ; ");
    const auto spec = models::readClientDraft(draft);
    QVERIFY(spec);
    QCOMPARE(spec->nsp, QByteArray("/chat"));
    QCOMPARE(spec->transport, core::TransportChoice::PollingOnly);
    QCOMPARE(*spec->auth.member("token")->asInt(), 1);
    const QList<QPair<QString, QString>> query{
        {QStringLiteral("room"), QStringLiteral("a b")}, {QStringLiteral("empty"), QString()}};
    QCOMPARE(spec->query, query);
    const QList<QPair<QByteArray, QByteArray>> headers{{"X-One", "1"}, {"X-Two", "a b"}};
    QCOMPARE(spec->headers, headers);
}

void tst_ClientDraft::tellsWhichFieldIsWrong_data()
{
    QTest::addColumn<QString>("nsp");
    QTest::addColumn<QString>("auth");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("headers");
    QTest::addColumn<ClientDraft::Field>("field");

    const QString none;
    QTest::newRow("comma") << QStringLiteral("/a,b") << none << none << none << ClientDraft::Field::Namespace;
    QTest::newRow("auth") << none << QStringLiteral("{\"a\":") << none << none << ClientDraft::Field::Auth;
    QTest::newRow("query") << none << none << QStringLiteral("=1") << none << ClientDraft::Field::Query;
    QTest::newRow("query twice") << none << none << QStringLiteral("a=1&a=2") << none << ClientDraft::Field::Query;
    QTest::newRow("header twice") << none << none << none << QStringLiteral("X: 1; X: 2")
                                  << ClientDraft::Field::Headers;
    QTest::newRow("no colon") << none << none << none << QStringLiteral("X-One") << ClientDraft::Field::Headers;
    QTest::newRow("injected") << none << none << none << QStringLiteral("X: a\r\nY: b") << ClientDraft::Field::Headers;
}

void tst_ClientDraft::tellsWhichFieldIsWrong()
{
    QFETCH(const QString, nsp);
    QFETCH(const QString, auth);
    QFETCH(const QString, query);
    QFETCH(const QString, headers);
    QFETCH(const ClientDraft::Field, field);
    const auto spec = models::readClientDraft({nsp, core::TransportChoice::PollingThenWebSocket, auth, query, headers});
    QVERIFY(!spec);
    QCOMPARE(spec.error().field, field);
    QVERIFY(!spec.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(tst_ClientDraft)
#include "tst_clientdraft.moc"
