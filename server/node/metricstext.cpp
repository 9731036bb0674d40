#include "node/metrics.h"

namespace relayscope::node {

namespace {

[[nodiscard]] QByteArray fullName(const Metric &metric, const MetricSample &sample)
{
    const QByteArray name = metric.name + sample.suffix;
    return sample.labels.isEmpty() ? name : name + '{' + sample.labels + '}';
}

} // namespace

const char *toString(Metric::Type type)
{
    switch (type) {
    case Metric::Type::Counter:
        return "counter";
    case Metric::Type::Gauge:
        return "gauge";
    case Metric::Type::Histogram:
        return "histogram";
    }
    Q_UNREACHABLE();
}

QByteArray toPrometheusText(const QList<Metric> &metrics)
{
    QByteArray text;
    for (const Metric &metric : metrics) {
        text += "# HELP " + metric.name + ' ' + metric.help + '\n';
        text += "# TYPE " + metric.name + ' ' + toString(metric.type) + '\n';
        for (const MetricSample &sample : metric.samples)
            text += fullName(metric, sample) + ' ' + QByteArray::number(sample.value, 'g', 17) + '\n';
    }
    return text;
}

QList<std::pair<QByteArray, double>> toCounterValues(const QList<Metric> &metrics)
{
    QList<std::pair<QByteArray, double>> values;
    for (const Metric &metric : metrics) {
        for (const MetricSample &sample : metric.samples)
            values.append({fullName(metric, sample), sample.value});
    }
    return values;
}

} // namespace relayscope::node
