#include "guioptions.h"

#include "ui/language.h"

#include <QCommandLineParser>

namespace relayscope {

namespace {

constexpr QLatin1String kDemo("demo");
constexpr QLatin1String kScreenshot("screenshot");
constexpr QLatin1String kTheme("theme");
constexpr QLatin1String kLanguage("lang");
constexpr QLatin1String kRedis("redis");
constexpr QLatin1String kRules("rules");
constexpr QLatin1String kHelp("help");
constexpr QLatin1String kVersion("version");

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        QStringLiteral("Watches a Socket.IO message travel through a Redis-joined cluster."));
    parser.addPositionalArgument(
        QStringLiteral("file"), QStringLiteral("Cluster file to open."), QStringLiteral("[file]"));
    parser.addOptions({
        {kDemo, QStringLiteral("Start the demo cluster at once.")},
        {kScreenshot,
            QStringLiteral("Save a picture of the window in <file> and exit; with --demo, when its hops are shown."),
            QStringLiteral("file")},
        {kTheme, QStringLiteral("system, light or dark."), QStringLiteral("theme")},
        {kLanguage, QStringLiteral("system, en or zh_CN."), QStringLiteral("language")},
        {kRedis, QStringLiteral("Run the demo on this Redis: redis://[user:password@]host:port[/db]."),
            QStringLiteral("URL")},
        {kRules, QStringLiteral("Rules file for the nodes of the demo."), QStringLiteral("file")},
        {{QStringLiteral("h"), kHelp}, QStringLiteral("Show this help.")},
        {{QStringLiteral("v"), kVersion}, QStringLiteral("Show the version.")},
    });
}

} // namespace

Expected<GuiOptions, QString> GuiOptions::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments))
        return Unexpected(parser.errorText());
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1)
        return Unexpected(QStringLiteral("Unexpected argument '%1': one cluster file can be opened.").arg(files.at(1)));

    GuiOptions options;
    options.demo = parser.isSet(kDemo);
    options.file = files.value(0);
    options.screenshotFile = parser.value(kScreenshot);
    options.redisUrl = parser.value(kRedis);
    options.rulesFile = parser.value(kRules);
    options.helpWanted = parser.isSet(kHelp);
    options.versionWanted = parser.isSet(kVersion);
    if (parser.isSet(kTheme)) {
        options.theme = ui::themeChoiceFromName(parser.value(kTheme));
        if (!options.theme)
            return Unexpected(QStringLiteral("Unknown theme '%1': system, light or dark.").arg(parser.value(kTheme)));
    }
    if (parser.isSet(kLanguage)) {
        options.language = parser.value(kLanguage);
        if (!ui::Language::isKnown(options.language))
            return Unexpected(QStringLiteral("Unknown language '%1': system, en or zh_CN.").arg(options.language));
    }
    return options;
}

QString GuiOptions::helpText()
{
    QCommandLineParser parser;
    addOptions(parser);
    return parser.helpText();
}

} // namespace relayscope
