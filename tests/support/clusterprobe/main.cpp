// cluster-probe: a node whose API is driven by lines of JSON on standard input, to test in a mixed cluster what no
// rules file asks for (fetchSockets, serverSideEmit, acknowledged broadcasts). tests/harness/reference/control.js
// speaks the same for Socket.IO for Node.js. It ends with its input.

#include "support/clusterprobe/jsonlines.h"
#include "support/clusterprobe/linereader.h"
#include "support/clusterprobe/probecontrol.h"
#include "support/clusterprobe/probehandler.h"

#include "base/endofturn.h"
#include "base/epolleventdispatcher.h"
#include "base/timerwheel.h"
#include "engine/engineserver.h"
#include "redis/redisbus.h"
#include "socketio/namespace.h"
#include "socketio/server.h"
#include "telemetry/sink.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

#include <unistd.h>

using namespace relayscope;

namespace {

void print(const protocol::Value &line)
{
    std::printf("%s\n", probe::toLine(line).constData());
    std::fflush(stdout);
}

int failure(const QString &reason)
{
    std::fprintf(stderr, "cluster-probe: %s\n", qPrintable(reason));
    return 1;
}

engineio::HttpResponse readiness(const redis::Bus &bus)
{
    return {bus.isReady() ? 200 : 503, QByteArrayLiteral("text/plain; charset=utf-8"), {}};
}

} // namespace

int main(int argc, char *argv[])
{
    if (EpollEventDispatcher::isSupported())
        QCoreApplication::setEventDispatcher(new EpollEventDispatcher);
    QCoreApplication application(argc, argv);

    QCommandLineParser parser;
    parser.addOptions({
        {QStringLiteral("host"), QStringLiteral("Address."), QStringLiteral("address"), QStringLiteral("127.0.0.1")},
        {QStringLiteral("port"), QStringLiteral("0 picks one."), QStringLiteral("number"), QStringLiteral("0")},
        {QStringLiteral("name"), QStringLiteral("Of this node."), QStringLiteral("name"), QStringLiteral("probe")},
        {QStringLiteral("redis"), QStringLiteral("Server of the cluster."), QStringLiteral("url")},
        {QStringLiteral("prefix"), QStringLiteral("Of the channels."), QStringLiteral("text"),
            QStringLiteral("socket.io")},
    });
    parser.process(application);
    const QString host = parser.value(QStringLiteral("host"));
    const QByteArray name = parser.value(QStringLiteral("name")).toUtf8();
    const auto redisOptions = redis::parseUrl(parser.value(QStringLiteral("redis")));
    if (!redisOptions)
        return failure(redisOptions.error());

    EndOfTurn endOfTurn;
    TimerWheel wheel;
    telemetry::NullSink sink;
    redis::RedisBus bus(*redisOptions, name);
    socketio::ServerOptions options;
    options.nodeName = name;
    options.prefix = parser.value(QStringLiteral("prefix")).toUtf8();
    probe::ProbeHandler handler(name, print);
    socketio::Server server(options, wheel, sink, &bus);
    for (const char *const nsp : {"/", "/custom"})
        server.of(nsp).setHandler(&handler);
    bus.start();

    engineio::EngineOptions engineOptions;
    engineOptions.path = QByteArrayLiteral("/socket.io/");
    engineio::EngineServer engine(
        engineOptions, wheel, endOfTurn, sink, [&server](engineio::EngineSession &session) { server.accept(session); });
    engine.setHttpHandler([&bus](const engineio::HttpRequest &) { return readiness(bus); });
    const auto port = engine.listen(host, parser.value(QStringLiteral("port")).toUShort());
    if (!port)
        return failure(port.error());
    std::printf("ready http://%s:%d pid %lld\n", qPrintable(host), *port,
        static_cast<long long>(QCoreApplication::applicationPid()));
    std::fflush(stdout);

    probe::ProbeControl control(server, print);
    const probe::LineReader commands(
        STDIN_FILENO, [&control](const QByteArray &line) { control.run(line); }, &QCoreApplication::quit);
    return QCoreApplication::exec();
}
