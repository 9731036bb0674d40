#include "node/options.h"

#include "node/limitspage.h"
#include "node/metricspage.h"
#include "node/optiontable.h"

#include <QCommandLineParser>

namespace relayscope::node {

namespace {

using Result = std::variant<Options, TextRequest, RulesCheckRequest>;

constexpr QLatin1String kMarkdown("markdown");

/// `Milliseconds between heartbeats. (1 to 86400000, default 25000)`
[[nodiscard]] QString describe(const OptionRow &row)
{
    QStringList facts;
    if (row.isNumber())
        facts.append(QStringLiteral("%1 to %2").arg(row.least).arg(row.most));
    if (const QString preset = defaultOf(row); !preset.isEmpty())
        facts.append(QStringLiteral("default %1").arg(preset));
    const QString help = QString::fromUtf8(row.help);
    return facts.isEmpty() ? help : QStringLiteral("%1 (%2)").arg(help, facts.join(QLatin1String(", ")));
}

void addOptions(QCommandLineParser &parser)
{
    for (const OptionRow &row : optionRows())
        parser.addOption({QString::fromLatin1(row.name), describe(row), QString::fromLatin1(row.valueName)});
}

/// Every value of every option that is given, in the order of the table; stops at what is wrong.
[[nodiscard]] Expected<Options, OptionsError> readOptions(const QCommandLineParser &parser)
{
    Options options;
    for (const OptionRow &row : optionRows()) {
        const QString name = QString::fromLatin1(row.name);
        if (!parser.isSet(name))
            continue;
        const bool isFlag = *row.valueName == '\0';
        for (const QString &value : isFlag ? QStringList{QString()} : parser.values(name)) {
            if (const QString error = setOption(row, options, value); !error.isEmpty())
                return Unexpected(error);
        }
    }
    // Who may connect may read what it gets.
    if (options.engine.corsOrigins.isEmpty())
        options.engine.corsOrigins = options.engine.allowedOrigins;
    return options;
}

/// option: list-options or list-metrics.
[[nodiscard]] Expected<Result, OptionsError> listTable(const QString &option, const QString &format)
{
    if (format != kMarkdown)
        return Unexpected(QStringLiteral("--%1 knows markdown, not \"%2\"").arg(option, format));
    return Result(TextRequest{option == QLatin1String("list-metrics") ? metricsPage() : limitsPage()});
}

} // namespace

Expected<Result, OptionsError> parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("One Socket.IO server node. Prints a line when it accepts clients.\n\n"
                       "Exit code 0: it was stopped. 1: it could not start or go on. 2: the command line is wrong."));
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
    for (const QString &list : {QStringLiteral("list-options"), QStringLiteral("list-metrics")}) {
        if (parser.isSet(list))
            return listTable(list, parser.value(list));
    }

    Expected<Options, OptionsError> options = readOptions(parser);
    if (!options)
        return Unexpected(options.error());
    return Result(std::move(options).value());
}

} // namespace relayscope::node
