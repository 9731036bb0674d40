#include "node/metrics.h"
#include "node/metricspage.h"

#include <QFile>
#include <QTest>

namespace node = relayscope::node;

class tst_NodeMetrics final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void namesEveryReason();
    void escapesLabels();
    void givesTelemetryTheSameNumbers();
    void thePageOfMetricsIsTheTable();

private:
    [[nodiscard]] QList<node::Metric> metrics() const
    {
        return node::collectMetrics(
            {m_engine, m_socketio, {{"/", 3}, {"/a\"b", 1}}, {{"/", 2}}, nullptr, true, m_loopDelay, 7, 11, 12, 13});
    }

    relayscope::engineio::EngineCounters m_engine;
    relayscope::socketio::Counters m_socketio;
    node::LoopDelay m_loopDelay;
};

void tst_NodeMetrics::init()
{
    m_engine = {};
    m_socketio = {};
    m_engine.pollingSessions = 2;
    m_engine.webSocketSessions = 5;
    m_engine.sessionsClosed[0] = 4;
    m_engine.refused[0] = 8;
    m_socketio.busIgnored[0] = 6;
    m_socketio.busPublishRefused = 3;
}

void tst_NodeMetrics::namesEveryReason()
{
    const QByteArray text = node::toPrometheusText(metrics());
    for (const char *line :
        {"relayscope_connections{transport=\"polling\"} 2\n", "relayscope_connections{transport=\"websocket\"} 5\n",
            "relayscope_connections_closed_total{reason=\"ping timeout\"} 4\n",
            "relayscope_refused_total{reason=\"too many connections\"} 8\n", "relayscope_queued_bytes 11\n",
            "relayscope_tcp_connections 12\n", "relayscope_bus_ignored_total{reason=\"own_echo\"} 6\n",
            "relayscope_loop_delay_seconds 0\n", "# TYPE relayscope_loop_delays_seconds histogram\n",
            "relayscope_loop_delays_seconds_bucket{le=\"0.001\"} 0\n",
            "relayscope_loop_delays_seconds_bucket{le=\"+Inf\"} 0\n", "relayscope_loop_delays_seconds_count 0\n",
            "relayscope_bus_publish_refused_total 3\n", "relayscope_rooms{namespace=\"/\"} 2\n",
            "# TYPE relayscope_connections gauge\n", "# TYPE relayscope_bus_ignored_total counter\n"})
        QVERIFY2(text.contains(line), line);
}

void tst_NodeMetrics::escapesLabels()
{
    QVERIFY(node::toPrometheusText(metrics()).contains("relayscope_sockets{namespace=\"/a\\\"b\"} 1\n"));
}

void tst_NodeMetrics::givesTelemetryTheSameNumbers()
{
    const auto values = node::toCounterValues(metrics());
    QVERIFY(values.contains({"relayscope_connections{transport=\"websocket\"}", 5.0}));
    QVERIFY(values.contains({"relayscope_telemetry_dropped_total", 7.0}));
}

void tst_NodeMetrics::thePageOfMetricsIsTheTable()
{
    QFile file(QStringLiteral(RELAYSCOPE_SOURCE_DIR "/docs/metrics.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    // `relayscope-node --list-metrics markdown > docs/metrics.md` mends it; but do not rename what is there.
    QCOMPARE(QString::fromUtf8(file.readAll()), node::metricsPage());
}

QTEST_GUILESS_MAIN(tst_NodeMetrics)
#include "tst_node_metrics.moc"
