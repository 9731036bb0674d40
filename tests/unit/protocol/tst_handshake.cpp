#include "protocol/engineio/handshake.h"
#include "support/goldenvectors.h"
#include "support/hostilebytes.h"

#include <QTest>

using namespace relayscope;
using engineio::Handshake;
using engineio::HandshakeError;

Q_DECLARE_METATYPE(relayscope::engineio::HandshakeError)

namespace {

const QByteArray kUsual = R"({"sid":"k3Jx0Yb2T9uQmZp-AAAB","upgrades":["websocket"],"pingInterval":25000,)"
                          R"("pingTimeout":20000,"maxPayload":1000000})";

} // namespace

class TestHandshake final : public QObject {
    Q_OBJECT
private slots:
    void encodesAsTheOfficialServer();
    void decodesWhatItEncodes();
    void doesWithoutMaxPayload();
    void refuses_data();
    void refuses();
    void survivesHostileInput();
};

void TestHandshake::encodesAsTheOfficialServer()
{
    for (const golden::Entry &entry : golden::load("engineio-parser")) {
        if (entry.name != "enc/open/json")
            continue;
        Handshake handshake;
        handshake.sid = "k3Jx0Yb2T9uQmZp-AAAB";
        handshake.upgrades = {"websocket"};
        QCOMPARE("0" + engineio::encodeHandshake(handshake),
            golden::bytes(entry.object[QLatin1String("output")].toObject()));
        return;
    }
    QFAIL("the capture is missing");
}

void TestHandshake::decodesWhatItEncodes()
{
    const auto handshake = engineio::decodeHandshake(kUsual);
    QVERIFY(handshake);
    QCOMPARE(engineio::encodeHandshake(*handshake), kUsual);
}

void TestHandshake::doesWithoutMaxPayload()
{
    const auto handshake
        = engineio::decodeHandshake(R"({"x":1,"sid":"a","upgrades":[],"pingInterval":1,"pingTimeout":86400000})");
    QVERIFY(handshake);
    QCOMPARE(handshake->pingTimeout.count(), 86'400'000);
    QCOMPARE(handshake->maxPayloadBytes, limits::kDefaultMaxPayloadBytes);
}

void TestHandshake::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<HandshakeError>("error");
    const auto with = [](const char *from, const char *to) { return QByteArray(kUsual).replace(from, to); };
    QTest::newRow("nothing") << QByteArray() << HandshakeError::NotAnObject;
    QTest::newRow("an array") << QByteArray("[]") << HandshakeError::NotAnObject;
    QTest::newRow("no sid") << with("\"sid\"", "\"id\"") << HandshakeError::SidMissing;
    QTest::newRow("empty sid") << with("k3Jx0Yb2T9uQmZp-AAAB", "") << HandshakeError::SidMissing;
    QTest::newRow("sid is a number") << with("\"k3Jx0Yb2T9uQmZp-AAAB\"", "7") << HandshakeError::SidMissing;
    QTest::newRow("upgrades is text") << with("[\"websocket\"]", "\"websocket\"") << HandshakeError::FieldInvalid;
    QTest::newRow("interval of 0") << with("25000", "0") << HandshakeError::FieldInvalid;
    QTest::newRow("interval over a day") << with("25000", "86400001") << HandshakeError::FieldInvalid;
    QTest::newRow("fractional timeout") << with("20000", "0.5") << HandshakeError::FieldInvalid;
    QTest::newRow("negative maxPayload") << with("1000000", "-1") << HandshakeError::FieldInvalid;
    QTest::newRow("huge maxPayload") << with("1000000", "99999999999") << HandshakeError::FieldInvalid;
}

void TestHandshake::refuses()
{
    QFETCH(QByteArray, json);
    QFETCH(HandshakeError, error);
    const auto handshake = engineio::decodeHandshake(json);
    QVERIFY(!handshake);
    QCOMPARE(handshake.error(), error);
}

void TestHandshake::survivesHostileInput()
{
    const auto truncated = hostile::truncations(kUsual);
    for (const QByteArray &input : truncated)
        QVERIFY(!engineio::decodeHandshake(input));
    const auto mutated = hostile::mutations(kUsual, 3, 20'000);
    for (const QByteArray &input : mutated) {
        const auto handshake = engineio::decodeHandshake(input);
        QVERIFY(!handshake || !handshake->sid.isEmpty());
    }
}

QTEST_APPLESS_MAIN(TestHandshake)
#include "tst_handshake.moc"
