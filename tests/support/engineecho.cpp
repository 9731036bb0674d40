// engine-echo: the bare Engine.IO server, every message echoed, so that the engine can be tested alone.

#include "base/endofturn.h"
#include "base/epolleventdispatcher.h"
#include "base/timerwheel.h"
#include "engine/engineserver.h"
#include "telemetry/sink.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace relayscope;
using namespace relayscope::engineio;

namespace {

/// Sends back what its session receives. Owned by the session's closing.
class Echo final : public SessionListener {
public:
    explicit Echo(EngineSession &session)
        : m_session(session)
    {
        m_session.setListener(this);
    }
    void textReceived(const QByteArray &data) override { m_session.send(SharedMessage::text(data)); }
    void binaryReceived(const QByteArray &data) override { m_session.send(SharedMessage::binary(data)); }
    void transportChanged() override { }
    void sessionClosed(DisconnectReason, const QByteArray &) override { delete this; }

private:
    EngineSession &m_session;
};

EngineOptions optionsFrom(const QCommandLineParser &parser)
{
    EngineOptions options;
    options.path = parser.value(QStringLiteral("path")).toUtf8();
    options.pingInterval = std::chrono::milliseconds(parser.value(QStringLiteral("ping-interval")).toLongLong());
    options.pingTimeout = std::chrono::milliseconds(parser.value(QStringLiteral("ping-timeout")).toLongLong());
    options.maxPayloadBytes = parser.value(QStringLiteral("max-payload")).toLongLong();
    return options;
}

} // namespace

int main(int argc, char *argv[])
{
    if (EpollEventDispatcher::isSupported())
        QCoreApplication::setEventDispatcher(new EpollEventDispatcher);
    QCoreApplication application(argc, argv);

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Engine.IO server that echoes every message"));
    parser.addHelpOption();
    parser.addOptions({
        {QStringLiteral("host"), QStringLiteral("Address to listen on."), QStringLiteral("address"),
            QStringLiteral("127.0.0.1")},
        {QStringLiteral("port"), QStringLiteral("0 picks a free one."), QStringLiteral("number"), QStringLiteral("0")},
        {QStringLiteral("path"), QStringLiteral("Path prefix."), QStringLiteral("path"), QStringLiteral("/engine.io/")},
        {QStringLiteral("ping-interval"), QStringLiteral("Milliseconds."), QStringLiteral("ms"),
            QStringLiteral("25000")},
        {QStringLiteral("ping-timeout"), QStringLiteral("Milliseconds."), QStringLiteral("ms"),
            QStringLiteral("20000")},
        {QStringLiteral("max-payload"), QStringLiteral("Bytes."), QStringLiteral("bytes"), QStringLiteral("1000000")},
    });
    parser.process(application);

    EndOfTurn endOfTurn;
    TimerWheel wheel;
    telemetry::NullSink sink;
    EngineServer server(optionsFrom(parser), wheel, endOfTurn, sink, [](EngineSession &session) { new Echo(session); });
    const QString host = parser.value(QStringLiteral("host"));
    const Expected<quint16, QString> port = server.listen(host, parser.value(QStringLiteral("port")).toUShort());
    if (!port) {
        std::fprintf(stderr, "engine-echo: %s\n", qPrintable(port.error()));
        return 1;
    }
    std::printf("ready http://%s:%d pid %lld\n", qPrintable(host), *port,
        static_cast<long long>(QCoreApplication::applicationPid()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
