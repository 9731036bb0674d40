#include "captures.h"
#include "engineharness.h"
#include "rawpeer.h"
#include "support/goldenvectors.h"

#include <algorithm>

using namespace relayscope;
using namespace relayscope::engineio;

namespace {

/// Entries of one request whose server had no option that this issue leaves out.
bool isReplayable(const golden::Entry &entry)
{
    static const QList<QByteArray> kAreas = {"handshake/", "error/", "path/", "cors/", "upgrade/"};
    static const QStringList kOptions = {QStringLiteral("pingInterval"), QStringLiteral("pingTimeout"),
        QStringLiteral("maxHttpBufferSize"), QStringLiteral("transports"), QStringLiteral("path"),
        QStringLiteral("cors"), QStringLiteral("cleanupEmptyChildNamespaces")};
    // JSONP and the header for old Internet Explorer are not served; middlewares and hooks do not exist here.
    static const QList<QByteArray> kLeftOut = {"handshake/jsonp", "handshake/ie-user-agent", "error/forbidden-message",
        "error/middleware", "error/id-generation", "upgrade/error/forbidden", "upgrade/error/middleware",
        "upgrade/other-path", "handshake/transports-with-webtransport", "error/transport-webtransport"};
    const bool inArea
        = std::any_of(kAreas.begin(), kAreas.end(), [&](auto area) { return entry.name.startsWith(area); });
    if (!inArea || kLeftOut.contains(entry.name) || entry.object[QLatin1String("steps")].toArray().size() != 1)
        return false;
    const QStringList options = entry.object[QLatin1String("server_options")].toObject().keys();
    return std::all_of(options.begin(), options.end(), [](const QString &name) { return kOptions.contains(name); });
}

/// Only what EngineOptions can say: no credentials, no chosen methods or headers.
bool hasPlainCors(const QJsonObject &options)
{
    const QStringList members = options[QLatin1String("cors")].toObject().keys();
    return members.isEmpty() || members == QStringList{QStringLiteral("origin")};
}

EngineOptions optionsOf(const QJsonObject &object)
{
    EngineOptions options;
    options.path = object[QLatin1String("path")].toString(QStringLiteral("/socket.io/")).toUtf8();
    options.pingInterval = std::chrono::milliseconds(object[QLatin1String("pingInterval")].toInt(25'000));
    options.pingTimeout = std::chrono::milliseconds(object[QLatin1String("pingTimeout")].toInt(20'000));
    options.maxPayloadBytes = object[QLatin1String("maxHttpBufferSize")].toInt(1'000'000);
    if (const QJsonValue transports = object[QLatin1String("transports")]; transports.isArray()) {
        options.allowPolling = transports.toArray().contains(QLatin1String("polling"));
        options.allowWebSocket = transports.toArray().contains(QLatin1String("websocket"));
    }
    if (const QJsonValue origin = object[QLatin1String("cors")].toObject()[QLatin1String("origin")]; origin.isString())
        options.corsOrigins = {origin.toString().toUtf8()};
    return options;
}

} // namespace

/// Requests of the captures, answered byte for byte as Node does.
class tst_EngineCaptures : public QObject {
    Q_OBJECT

private slots:
    void answersAsNode_data();
    void answersAsNode();
};

void tst_EngineCaptures::answersAsNode_data()
{
    QTest::addColumn<QJsonObject>("entry");
    int rows = 0;
    for (const golden::Entry &entry : golden::load("engineio-http")) {
        const QJsonObject options = entry.object[QLatin1String("server_options")].toObject();
        if (!isReplayable(entry) || !hasPlainCors(options))
            continue;
        QTest::newRow(entry.name.constData()) << entry.object;
        ++rows;
    }
    QVERIFY(rows > 40);
}

void tst_EngineCaptures::answersAsNode()
{
    QFETCH(const QJsonObject, entry);
    const QJsonObject step = entry[QLatin1String("steps")].toArray().first().toObject();
    const QByteArray expected = golden::bytes(step[QLatin1String("response")].toObject(), "raw_hex");
    EngineHarness harness(optionsOf(entry[QLatin1String("server_options")].toObject()));
    RawPeer peer(harness.port);

    peer.write(golden::bytes(step, "request_hex"));

    QTRY_COMPARE(normalised(peer.received()), normalised(expected));
    if (step[QLatin1String("ended")] == QLatin1String("fin"))
        QVERIFY(peer.waitForClose());
    else
        QVERIFY(!peer.isClosed());
}

RELAYSCOPE_EPOLL_TEST_MAIN(tst_EngineCaptures)
#include "tst_enginecaptures.moc"
