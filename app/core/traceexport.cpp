#include "core/traceexport.h"

#include "core/jsonvalues.h"
#include "core/names.h"
#include "protocol/json.h"

#include <QRegularExpression>

namespace relayscope::core {

namespace {

using protocol::Value;

/// Text that Mermaid takes literally: '#' starts an entity, ';' and line ends end a statement, the word "end" a block.
QString mermaidText(QString text)
{
    static const QRegularExpression end(QStringLiteral("\\bend\\b"), QRegularExpression::CaseInsensitiveOption);
    text.replace(QLatin1Char('#'), QLatin1String("\x01"));
    text.replace(QLatin1Char(';'), QLatin1String("#59;"));
    text.replace(QLatin1Char('\x01'), QLatin1String("#35;"));
    text.replace(QLatin1Char('<'), QLatin1String("#lt;"));
    text.replace(QLatin1Char('>'), QLatin1String("#gt;"));
    text.replace(end, QStringLiteral("#101;nd"));
    return text.simplified();
}

/// What a diagram does not translate: the times of all languages' readers, in ms with a point.
QString mermaidTime(qint64 ns)
{
    return QString::number(double(ns) / 1e6, 'f', 3) + QLatin1String(" ms");
}

QString mermaidArrow(const TraceStep &step)
{
    if (step.stopped)
        return step.inferred ? QStringLiteral("--x") : QStringLiteral("-x");
    return step.inferred ? QStringLiteral("-->>") : QStringLiteral("->>");
}

QString mermaidStep(const TraceStep &step)
{
    QStringList words;
    if (!step.eventName.isEmpty())
        words.append(mermaidText(QString::fromUtf8(step.eventName)));
    words.append(mermaidText(step.text));
    const QString label = QStringLiteral("%1 (%2)").arg(words.join(QLatin1String(" - ")), mermaidTime(step.arrivalNs));
    if (step.isNote())
        return QStringLiteral("    Note over p%1: %2\n").arg(step.from).arg(label);
    return QStringLiteral("    p%1%2p%3: %4\n")
        .arg(QString::number(step.from), mermaidArrow(step), QString::number(step.to), label);
}

Value stepValue(const TraceStep &step)
{
    Value::Array hops;
    for (const quint64 hop : step.hops)
        hops.push_back(Value(std::int64_t(hop)));
    Value::Object value{
        {"from", Value(step.from)},
        {"to", Value(step.to)},
        {"departureNs", Value(std::int64_t(step.departureNs))},
        {"arrivalNs", Value(std::int64_t(step.arrivalNs))},
        {"kind", Value(nameOf(step.kind))},
        {"verdict", Value(nameOf(step.verdict))},
        {"event", Value(step.eventName)},
        {"text", textValue(step.text)},
        {"stopped", Value(step.stopped)},
        {"inferred", Value(step.inferred)},
        {"hops", std::move(hops)},
    };
    if (step.inferred)
        value.emplace_back("doubt", textValue(step.doubt));
    return value;
}

Value verdictValue(const TraceVerdict &verdict)
{
    return Value::Object{
        {"place", placeValue(verdict.place)},
        {"verdict", Value(nameOf(verdict.verdict))},
        {"inferred", Value(verdict.inferred)},
        {"text", textValue(verdict.text)},
    };
}

} // namespace

QByteArray toMermaid(const Trace &trace)
{
    QString diagram = QStringLiteral("sequenceDiagram\n");
    for (qsizetype lane = 0; lane < trace.lanes.size(); ++lane) {
        const bool isPerson = trace.lanes.at(lane).kind == PlaceKind::Client;
        diagram += QStringLiteral("    %1 p%2 as %3\n")
                       .arg(isPerson ? QStringLiteral("actor") : QStringLiteral("participant"), QString::number(lane),
                           mermaidText(trace.lanes.at(lane).name));
    }
    for (const TraceStep &step : trace.steps)
        diagram += mermaidStep(step);
    return diagram.toUtf8();
}

QByteArray toJson(const Trace &trace)
{
    const Value::Object document{
        {"message", Value(std::int64_t(trace.message))},
        {"event", Value(trace.eventName)},
        {"sender", placeValue(trace.sender)},
        {"startNs", Value(std::int64_t(trace.startNs))},
        {"durationNs", Value(std::int64_t(trace.durationNs))},
        {"hops", Value(trace.hopCount)},
        {"expectedClients", Value(trace.expectedClients)},
        {"reachedClients", Value(trace.reachedClients)},
        {"missingAcks", Value(qint64(trace.missingAcks.size()))},
        {"losses", Value(trace.losses)},
        {"lanes", listValue(trace.lanes, placeValue)},
        {"steps", listValue(trace.steps, stepValue)},
        {"verdicts", listValue(trace.verdicts, verdictValue)},
    };
    return protocol::toJson(document) + '\n';
}

} // namespace relayscope::core
