#include "node/limitspage.h"
#include "node/options.h"
#include "node/optiontable.h"

#include <QFile>
#include <QTest>

using relayscope::node::defaultOf;
using relayscope::node::OptionRow;
using relayscope::node::optionRows;
using relayscope::node::Options;
using relayscope::node::parseOptions;
using relayscope::node::setOption;
using relayscope::node::TextRequest;

class tst_NodeOptions final : public QObject {
    Q_OBJECT

private slots:
    void defaultsEqualNodeJs();
    void takesEveryOption();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void helpNamesEveryOptionAndItsDefault();
    void everyDefaultIsAValueThatTheOptionTakes();
    void thePageOfLimitsIsTheTable();

private:
    [[nodiscard]] static QStringList commandLine(const QStringList &arguments)
    {
        return QStringList{QStringLiteral("relayscope-node")} + arguments;
    }
};

void tst_NodeOptions::defaultsEqualNodeJs()
{
    const auto parsed = parseOptions(commandLine({}));
    QVERIFY(parsed);
    const Options &options = std::get<Options>(*parsed);
    QCOMPARE(options.engine.pingInterval.count(), 25'000);
    QCOMPARE(options.engine.pingTimeout.count(), 20'000);
    QCOMPARE(options.engine.maxPayloadBytes, 1'000'000);
    QCOMPARE(options.engine.path, QByteArrayLiteral("/socket.io/"));
    QVERIFY(options.engine.corsOrigins.isEmpty());
    QCOMPARE(options.socketio.connectTimeout.count(), 45'000);
    QCOMPARE(options.socketio.requestsTimeout.count(), 5'000);
    QCOMPARE(options.socketio.prefix, QByteArrayLiteral("socket.io"));
    QVERIFY(options.socketio.adapter == relayscope::socketio::AdapterKind::Classic);
    QCOMPARE(options.host, QStringLiteral("127.0.0.1"));
    QVERIFY(!options.uplink.has_value());
}

void tst_NodeOptions::takesEveryOption()
{
    const auto parsed = parseOptions(commandLine({QStringLiteral("--port"), QStringLiteral("0"),
        QStringLiteral("--host"), QStringLiteral("::1"), QStringLiteral("--name"), QStringLiteral("node-a"),
        QStringLiteral("--redis"), QStringLiteral("redis://u:p@10.0.0.1:6390/2"), QStringLiteral("--adapter"),
        QStringLiteral("none"), QStringLiteral("--prefix"), QStringLiteral("app"), QStringLiteral("--path"),
        QStringLiteral("ws"), QStringLiteral("--rules"), QStringLiteral("r.json"), QStringLiteral("--ping-interval"),
        QStringLiteral("100"), QStringLiteral("--ping-timeout"), QStringLiteral("200"),
        QStringLiteral("--connect-timeout"), QStringLiteral("300"), QStringLiteral("--max-payload"),
        QStringLiteral("4000"), QStringLiteral("--cors-origin"), QStringLiteral("http://a"),
        QStringLiteral("--cors-origin"), QStringLiteral("http://b"), QStringLiteral("--telemetry"),
        QStringLiteral("sock"), QStringLiteral("--telemetry-token"), QStringLiteral("tok"),
        QStringLiteral("--die-with-parent")}));
    QVERIFY(parsed);
    Options wanted;
    wanted.port = 0;
    wanted.host = QStringLiteral("::1");
    wanted.redis.host = QStringLiteral("10.0.0.1");
    wanted.redis.port = 6390;
    wanted.redis.user = "u";
    wanted.redis.password = "p";
    wanted.redis.database = 2;
    wanted.rules = QStringLiteral("r.json");
    wanted.engine.path = "/ws/";
    wanted.engine.pingInterval = std::chrono::milliseconds(100);
    wanted.engine.pingTimeout = std::chrono::milliseconds(200);
    wanted.engine.maxPayloadBytes = 4'000;
    wanted.engine.corsOrigins = {"http://a", "http://b"};
    wanted.socketio.nodeName = "node-a";
    wanted.socketio.adapter = relayscope::socketio::AdapterKind::None;
    wanted.socketio.prefix = "app";
    wanted.socketio.connectTimeout = std::chrono::milliseconds(300);
    wanted.uplink = relayscope::node::UplinkOptions{QStringLiteral("sock"), "tok"};
    wanted.diesWithParent = true;
    QVERIFY(std::get<Options>(*parsed) == wanted);
}

void tst_NodeOptions::namesWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("inError");
    const auto row = [](const char *name, const QStringList &arguments, const char *inError) {
        QTest::newRow(name) << arguments << QString::fromLatin1(inError);
    };
    row("unknown option", {QStringLiteral("--colour"), QStringLiteral("red")}, "colour");
    row("unexpected argument", {QStringLiteral("demo")}, "demo");
    row("port is a word", {QStringLiteral("--port=http")}, "--port");
    row("port too large", {QStringLiteral("--port=65536")}, "--port");
    row("negative interval", {QStringLiteral("--ping-interval=-1")}, "--ping-interval");
    row("no payload", {QStringLiteral("--max-payload=0")}, "--max-payload");
    row("unknown adapter", {QStringLiteral("--adapter=sharded")}, "--adapter");
    row("redis without scheme", {QStringLiteral("--redis=localhost")}, "--redis");
    row("redis with TLS", {QStringLiteral("--redis=rediss://localhost")}, "--redis");
    row("value missing", {QStringLiteral("--port")}, "port");
}

void tst_NodeOptions::namesWhatIsWrong()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, inError);
    const auto parsed = parseOptions(commandLine(arguments));
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().contains(inError), qPrintable(parsed.error()));
    QVERIFY2(!parsed.error().contains(QLatin1Char('\n')), "one line");
}

void tst_NodeOptions::helpNamesEveryOptionAndItsDefault()
{
    const auto parsed = parseOptions(commandLine({QStringLiteral("--help")}));
    QVERIFY(parsed);
    // Help is wrapped into a column.
    const QString text = std::get<TextRequest>(*parsed).text.simplified();
    for (const OptionRow &row : optionRows()) {
        QVERIFY2(text.contains(QLatin1String("--") + QLatin1String(row.name)), row.name);
        const QString preset = defaultOf(row);
        QVERIFY2(preset.isEmpty() || text.contains(QStringLiteral("default %1)").arg(preset)), row.name);
    }
}

void tst_NodeOptions::everyDefaultIsAValueThatTheOptionTakes()
{
    for (const OptionRow &row : optionRows()) {
        const QString preset = defaultOf(row);
        if (preset.isEmpty())
            continue;
        Options options;
        QCOMPARE(setOption(row, options, preset), QString());
        QVERIFY2(options == Options(), row.name);
    }
}

void tst_NodeOptions::thePageOfLimitsIsTheTable()
{
    QFile file(QStringLiteral(RELAYSCOPE_SOURCE_DIR "/docs/limits.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    // `relayscope-node --list-options markdown > docs/limits.md` mends it.
    QCOMPARE(QString::fromUtf8(file.readAll()), relayscope::node::limitsPage());
    QVERIFY(!parseOptions(commandLine({QStringLiteral("--list-options"), QStringLiteral("html")})));
}

QTEST_GUILESS_MAIN(tst_NodeOptions)
#include "tst_node_options.moc"
