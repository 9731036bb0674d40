#include "node/metricspage.h"

#include "node/metrics.h"

namespace relayscope::node {

namespace {

constexpr char kIntroduction[]
    = "# Metrics of a node\n"
      "\n"
      "`GET /metrics` has them in Prometheus' text format, and the hub gets them once a second.\n"
      "`relayscope-node --list-metrics markdown` prints this page; a test holds them equal. Names and labels stay.\n"
      "\n"
      "| Metric | Type | Label | Meaning |\n"
      "|---|---|---|---|\n";

/// `transport` of `transport="polling"`; empty without labels.
[[nodiscard]] QByteArray labelOf(const Metric &metric)
{
    if (metric.samples.isEmpty())
        return {};
    const QByteArray labels = metric.samples.first().labels;
    return labels.left(labels.indexOf('='));
}

} // namespace

QString metricsPage()
{
    const engineio::EngineCounters engine;
    const socketio::Counters socketio;
    const LoopDelay loopDelay;
    QString page = QString::fromUtf8(kIntroduction);
    for (const Metric &metric : collectMetrics({engine, socketio, {{"/", 0}}, {{"/", 0}}, nullptr, false, loopDelay})) {
        const QString label = QString::fromUtf8(labelOf(metric));
        page += QStringLiteral("| `%1` | %2 | %3 | %4 |\n")
                    .arg(QString::fromUtf8(metric.name), QLatin1String(toString(metric.type)),
                        label.isEmpty() ? QStringLiteral("-") : label, QString::fromUtf8(metric.help));
    }
    return page;
}

} // namespace relayscope::node
