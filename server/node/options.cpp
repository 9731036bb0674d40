#include "node/options.h"

#include <QCommandLineParser>

#include <limits>

namespace relayscope::node {

namespace {

using std::chrono::milliseconds;

/// Longest interval that the options take.
constexpr milliseconds kMaxInterval{24 * 60 * 60 * 1'000};
constexpr qint64 kMaxPayloadLimitBytes = 100'000'000;

/// Reads the options one by one and keeps the first thing that is wrong.
class Reader final {
public:
    explicit Reader(const QCommandLineParser &parser)
        : m_parser(parser)
    {
    }

    [[nodiscard]] const OptionsError &error() const { return m_error; }

    [[nodiscard]] QString text(const QString &name) const { return m_parser.value(name); }
    [[nodiscard]] bool isSet(const QString &name) const { return m_parser.isSet(name); }

    qint64 number(const QString &name, qint64 least, qint64 most)
    {
        bool isNumber = false;
        const qint64 value = m_parser.value(name).toLongLong(&isNumber);
        if (isNumber && value >= least && value <= most)
            return value;
        fail(QStringLiteral("--%1 must be a number from %2 to %3, not \"%4\"")
                 .arg(name)
                 .arg(least)
                 .arg(most)
                 .arg(m_parser.value(name)));
        return least;
    }

    milliseconds interval(const QString &name) { return milliseconds(number(name, 1, kMaxInterval.count())); }

    void fail(const OptionsError &error)
    {
        if (m_error.isEmpty())
            m_error = error;
    }

private:
    const QCommandLineParser &m_parser;
    OptionsError m_error;
};

void addOptions(QCommandLineParser &parser)
{
    const Options defaults;
    const auto ms = [](milliseconds value) { return QString::number(value.count()); };
    const auto add = [&parser](const char *name, const char *description, const char *valueName,
                         const QString &defaultValue = {}) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(description), QString::fromLatin1(valueName),
            defaultValue});
    };
    add("port", "TCP port, 0 picks a free one.", "N", QString::number(defaults.port));
    add("host", "Address to listen on.", "ADDRESS", defaults.host);
    add("name", "Name of the node in rules, logs and Redis' CLIENT LIST.", "NAME", QStringLiteral("node"));
    add("redis", "Redis server, redis://[user:password@]host:port[/db].", "URL",
        QStringLiteral("redis://127.0.0.1:6379"));
    add("adapter", "How nodes hear each other: classic (@socket.io/redis-adapter) or none.", "KIND",
        QStringLiteral("classic"));
    add("prefix", "First part of the adapter's channel names.", "TEXT", QString::fromUtf8(defaults.socketio.prefix));
    add("path", "Path of Socket.IO requests.", "PATH", QStringLiteral("/socket.io/"));
    add("rules", "What the node does with events: a file, or chat, plain-channel, protocol-suite.", "FILE",
        QStringLiteral("chat"));
    add("check-rules", "Say whether a rules file (- for standard input) is right and where it is wrong; nothing else.",
        "FILE");
    add("ping-interval", "Milliseconds between heartbeats.", "MS", ms(defaults.engine.pingInterval));
    add("ping-timeout", "Milliseconds that a client has to answer one.", "MS", ms(defaults.engine.pingTimeout));
    add("connect-timeout", "Milliseconds that a connection has to join a namespace.", "MS",
        ms(defaults.socketio.connectTimeout));
    add("max-payload", "Bytes of the largest message that a client may send.", "BYTES",
        QString::number(defaults.engine.maxPayloadBytes));
    add("cors-origin", "Origin that browsers may connect from; * for any; may be repeated.", "ORIGIN");
    add("telemetry", "Local socket to report to; the node ends when it closes.", "SOCKET");
    add("telemetry-token", "What lets the node in there.", "TOKEN");
    parser.addOption({QStringLiteral("die-with-parent"), QStringLiteral("End when the parent process ends.")});
}

[[nodiscard]] QByteArray normalisedPath(const QString &path)
{
    QByteArray normalised = path.toUtf8();
    if (!normalised.startsWith('/'))
        normalised.prepend('/');
    if (!normalised.endsWith('/'))
        normalised.append('/');
    return normalised;
}

void readAdapter(Reader &reader, Options &options)
{
    const QString adapter = reader.text(QStringLiteral("adapter"));
    if (adapter == QLatin1String("classic"))
        options.socketio.adapter = socketio::AdapterKind::Classic;
    else if (adapter == QLatin1String("none"))
        options.socketio.adapter = socketio::AdapterKind::None;
    else
        reader.fail(QStringLiteral("--adapter must be classic or none, not \"%1\"").arg(adapter));
}

void readUplink(Reader &reader, Options &options)
{
    if (!reader.isSet(QStringLiteral("telemetry")))
        return;
    options.uplink = UplinkOptions{
        reader.text(QStringLiteral("telemetry")), reader.text(QStringLiteral("telemetry-token")).toUtf8()};
}

} // namespace

Expected<std::variant<Options, TextRequest, RulesCheckRequest>, OptionsError> parseOptions(const QStringList &arguments)
{
    using Result = std::variant<Options, TextRequest, RulesCheckRequest>;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("One Socket.IO server node. Prints a line when it accepts clients."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    addOptions(parser);

    if (!parser.parse(arguments))
        return Unexpected(QStringLiteral("%1 (--help lists the options)").arg(parser.errorText()));
    if (parser.isSet(help))
        return Result(TextRequest{parser.helpText()});
    if (parser.isSet(version))
        return Result(TextRequest{QStringLiteral("relayscope-node " RELAYSCOPE_VERSION "\n")});
    if (!parser.positionalArguments().isEmpty())
        return Unexpected(QStringLiteral("unexpected argument \"%1\" (--help lists the options)")
                              .arg(parser.positionalArguments().first()));

    if (parser.isSet(QStringLiteral("check-rules")))
        return Result(RulesCheckRequest{parser.value(QStringLiteral("check-rules"))});

    Reader reader(parser);
    Options options;
    options.host = reader.text(QStringLiteral("host"));
    options.port = static_cast<quint16>(reader.number(QStringLiteral("port"), 0, std::numeric_limits<quint16>::max()));
    options.rules = reader.text(QStringLiteral("rules"));
    options.engine.path = normalisedPath(reader.text(QStringLiteral("path")));
    options.engine.pingInterval = reader.interval(QStringLiteral("ping-interval"));
    options.engine.pingTimeout = reader.interval(QStringLiteral("ping-timeout"));
    options.engine.maxPayloadBytes = reader.number(QStringLiteral("max-payload"), 1, kMaxPayloadLimitBytes);
    for (const QString &origin : parser.values(QStringLiteral("cors-origin")))
        options.engine.corsOrigins.append(origin.toUtf8());
    options.socketio.nodeName = reader.text(QStringLiteral("name")).toUtf8();
    options.socketio.prefix = reader.text(QStringLiteral("prefix")).toUtf8();
    options.socketio.connectTimeout = reader.interval(QStringLiteral("connect-timeout"));
    readAdapter(reader, options);
    readUplink(reader, options);
    options.diesWithParent = parser.isSet(QStringLiteral("die-with-parent"));

    const Expected<redis::Options, QString> redis = redis::parseUrl(reader.text(QStringLiteral("redis")));
    if (redis)
        options.redis = *redis;
    else
        reader.fail(QStringLiteral("--redis: %1").arg(redis.error()));
    if (!reader.error().isEmpty())
        return Unexpected(reader.error());
    return Result(std::move(options));
}

} // namespace relayscope::node
