#include "node/limitspage.h"

#include "node/optiontable.h"

#include <QLocale>
#include <QStringList>

namespace relayscope::node {

namespace {

constexpr char kIntroduction[] = "# Options and limits of a node\n"
                                 "\n"
                                 "`relayscope-node --list-options markdown` prints this page, from the table that its "
                                 "command line is read by; a test holds\n"
                                 "them equal. Every limit has a default, and what it costs somebody is counted in "
                                 "`/metrics`.\n";

[[nodiscard]] QString grouped(qint64 number)
{
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(number);
}

[[nodiscard]] QString code(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("-") : QLatin1Char('`') + text + QLatin1Char('`');
}

[[nodiscard]] QString line(const QStringList &cells)
{
    return QStringLiteral("| ") + cells.join(QLatin1String(" | ")) + QStringLiteral(" |\n");
}

[[nodiscard]] QString heading(const QStringList &columns)
{
    return QLatin1Char('\n') + line(columns) + QLatin1Char('|')
        + QStringLiteral("---|").repeated(static_cast<int>(columns.size())) + QLatin1Char('\n');
}

[[nodiscard]] QString nameCell(const OptionRow &row)
{
    QString name = QStringLiteral("--") + QLatin1String(row.name);
    if (*row.valueName != '\0')
        name += QLatin1Char(' ') + QLatin1String(row.valueName);
    return code(name);
}

[[nodiscard]] QString defaultCell(const OptionRow &row)
{
    const QString text = defaultOf(row);
    return row.isNumber() ? grouped(text.toLongLong()) : code(text);
}

[[nodiscard]] QString rangeCell(const OptionRow &row)
{
    return row.isNumber() ? QStringLiteral("%1 to %2").arg(grouped(row.least), grouped(row.most)) : QStringLiteral("-");
}

[[nodiscard]] QString optionsTable()
{
    QString table = heading(
        {QStringLiteral("Option"), QStringLiteral("Default"), QStringLiteral("Range"), QStringLiteral("What it is")});
    for (const OptionRow &row : optionRows()) {
        if (!row.isLimit())
            table += line({nameCell(row), defaultCell(row), rangeCell(row), QString::fromUtf8(row.help)});
    }
    return table;
}

[[nodiscard]] QString limitsTable()
{
    QString table = heading({QStringLiteral("Option"), QStringLiteral("Default"), QStringLiteral("Range"),
        QStringLiteral("What it bounds"), QStringLiteral("Above it"), QStringLiteral("Metric")});
    for (const OptionRow &row : optionRows()) {
        if (!row.isLimit())
            continue;
        table += line({nameCell(row), defaultCell(row), rangeCell(row), QString::fromUtf8(row.help),
            QString::fromUtf8(row.above), code(QString::fromUtf8(row.metric))});
    }
    return table;
}

[[nodiscard]] QString fixedTable()
{
    QString table = heading({QStringLiteral("What it bounds"), QStringLiteral("Value"), QStringLiteral("Above it"),
        QStringLiteral("Metric")});
    for (const FixedLimit &limit : fixedLimits()) {
        table += line({QString::fromUtf8(limit.what), grouped(limit.value), QString::fromUtf8(limit.above),
            code(QString::fromUtf8(limit.metric))});
    }
    return table;
}

} // namespace

QString limitsPage()
{
    return QString::fromUtf8(kIntroduction) + optionsTable() + QStringLiteral("\n## Limits\n") + limitsTable()
        + QStringLiteral("\n## Limits that no option changes\n") + fixedTable();
}

} // namespace relayscope::node
