#include "run/runoptions.h"

#include "redis/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <utility>

namespace relayscope::run {

namespace {

struct RunText {
    Q_DECLARE_TR_FUNCTIONS(relayscope::run::RunOptions)
};

constexpr QLatin1String kDemo("demo");
constexpr QLatin1String kJson("json");
constexpr QLatin1String kNodes("nodes");
constexpr QLatin1String kClients("clients");
constexpr QLatin1String kRules("rules");
constexpr QLatin1String kRedis("redis");

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        RunText::tr("Starts a real Socket.IO cluster, sends messages through it and prints every hop they took.\n\n"
                    "Exit code 0: every client got every message. 1: something failed. 2: the command line is wrong."));
    parser.addPositionalArgument(kDemo, RunText::tr("Redis, nodes and clients; each client sends one message."), kDemo);
    parser.addOptions({
        {kJson, RunText::tr("Print one JSON document for machines.")},
        {kNodes, RunText::tr("Nodes to start, 1 to %1, default 2.").arg(core::DemoOptions::kMaxNodes),
            QStringLiteral("N")},
        {kClients,
            RunText::tr("Clients, spread over the nodes, 1 to %1, default 2.").arg(core::DemoOptions::kMaxClients),
            QStringLiteral("N")},
        {kRules, RunText::tr("Rules of the nodes: a file, or the name of rules that come with the node."),
            QStringLiteral("FILE")},
        {kRedis, RunText::tr("Use this Redis instead of a private one: redis://[user:password@]host:port[/db]."),
            QStringLiteral("URL")},
    });
    parser.addHelpOption();
    parser.addVersionOption();
}

Expected<int, QString> readNumber(const QCommandLineParser &parser, const QString &option, int preset, int maximum)
{
    if (!parser.isSet(option))
        return preset;
    bool isNumber = false;
    const int number = parser.value(option).toInt(&isNumber);
    if (isNumber && number >= 1 && number <= maximum)
        return number;
    return Unexpected(RunText::tr("--%1 %2: must be a number from 1 to %3")
                          .arg(option, parser.value(option), QString::number(maximum)));
}

Expected<RunOptions, QString> readOptions(const QCommandLineParser &parser)
{
    RunOptions options;
    options.isJson = parser.isSet(kJson);
    options.demo.rulesFile = parser.value(kRules);
    const auto nodes = readNumber(parser, kNodes, options.demo.nodes, core::DemoOptions::kMaxNodes);
    if (!nodes)
        return Unexpected(nodes.error());
    const auto clients = readNumber(parser, kClients, options.demo.clients, core::DemoOptions::kMaxClients);
    if (!clients)
        return Unexpected(clients.error());
    options.demo.nodes = *nodes;
    options.demo.clients = *clients;
    if (parser.isSet(kRedis)) {
        options.demo.redis = {core::RedisMode::Attached, parser.value(kRedis)};
        if (const auto url = redis::parseUrl(options.demo.redis.url); !url)
            return Unexpected(QStringLiteral("--redis: ") + url.error());
    }
    return options;
}

} // namespace

Expected<std::variant<RunOptions, TextRequest>, QString> parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return Unexpected(parser.errorText());
    if (parser.isSet(QStringLiteral("help")))
        return std::variant<RunOptions, TextRequest>(TextRequest{parser.helpText()});
    if (parser.isSet(QStringLiteral("version")))
        return std::variant<RunOptions, TextRequest>(
            TextRequest{QStringLiteral("relayscope-run " RELAYSCOPE_VERSION "\n")});
    const QStringList scenarios = parser.positionalArguments();
    if (scenarios != QStringList{kDemo})
        return Unexpected(RunText::tr("say what to run: relayscope-run demo (--help tells more)"));
    auto options = readOptions(parser);
    if (!options)
        return Unexpected(std::move(options).error());
    return std::variant<RunOptions, TextRequest>(std::move(options).value());
}

} // namespace relayscope::run
