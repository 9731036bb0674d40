#include "run/runoptions.h"

#include "redis/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <utility>

namespace relayscope::run {

namespace {

using Command = std::variant<DemoRunOptions, FileRunOptions, TextRequest>;

struct RunText {
    Q_DECLARE_TR_FUNCTIONS(relayscope::run::RunOptions)
};

constexpr QLatin1String kDemo("demo");
constexpr QLatin1String kJson("json");
constexpr QLatin1String kNodes("nodes");
constexpr QLatin1String kClients("clients");
constexpr QLatin1String kRules("rules");
constexpr QLatin1String kRedis("redis");
constexpr QLatin1String kSend("send");
constexpr QLatin1String kSeconds("seconds");
/// A day: longer is a slip of the hand.
constexpr int kMaxSeconds = 86'400;

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        RunText::tr("Starts a real Socket.IO cluster, sends messages through it and prints every hop they took.\n\n"
                    "Exit code 0: every client got every message. 1: something failed. 2: the command line is wrong."));
    parser.addPositionalArgument(kDemo, RunText::tr("Redis, nodes and clients; each client sends one message."), kDemo);
    parser.addPositionalArgument(QStringLiteral("FILE"),
        RunText::tr("Instead: the cluster of this file. Its hops are printed as they come, until you stop it."),
        QStringLiteral("| FILE"));
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
        {kSend, RunText::tr("With FILE: send this message of its shelf, print its hops and end. May be repeated."),
            QStringLiteral("NAME")},
        {kSeconds, RunText::tr("With FILE: end after this time, 1 to %1.").arg(kMaxSeconds), QStringLiteral("N")},
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

Expected<DemoRunOptions, QString> readDemoOptions(const QCommandLineParser &parser)
{
    DemoRunOptions options;
    options.isJson = parser.isSet(kJson);
    options.demo.everyClientSends = true;
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

Expected<FileRunOptions, QString> readFileOptions(const QCommandLineParser &parser)
{
    for (const QString &option : {QString(kNodes), QString(kClients), QString(kRules), QString(kRedis)}) {
        if (parser.isSet(option))
            return Unexpected(RunText::tr("--%1 goes with the demo; a file says it itself").arg(option));
    }
    FileRunOptions options;
    options.file = parser.positionalArguments().constFirst();
    options.messages = parser.values(kSend);
    options.isJson = parser.isSet(kJson);
    if (parser.isSet(kSeconds)) {
        const auto seconds = readNumber(parser, kSeconds, 0, kMaxSeconds);
        if (!seconds)
            return Unexpected(seconds.error());
        options.duration = std::chrono::seconds(*seconds);
    }
    return options;
}

template<typename Options>
Expected<Command, QString> asCommand(Expected<Options, QString> options)
{
    if (!options)
        return Unexpected(std::move(options).error());
    return Command(std::move(options).value());
}

} // namespace

Expected<Command, QString> parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return Unexpected(parser.errorText());
    if (parser.isSet(QStringLiteral("help")))
        return Command(TextRequest{parser.helpText()});
    if (parser.isSet(QStringLiteral("version")))
        return Command(TextRequest{QStringLiteral("relayscope-run " RELAYSCOPE_VERSION "\n")});
    const QStringList scenarios = parser.positionalArguments();
    if (scenarios.size() != 1)
        return Unexpected(
            RunText::tr("say what to run: relayscope-run demo, or relayscope-run FILE (--help tells more)"));
    if (scenarios.constFirst() == kDemo)
        return asCommand(readDemoOptions(parser));
    return asCommand(readFileOptions(parser));
}

} // namespace relayscope::run
