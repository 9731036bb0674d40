#include "run/textreport.h"

#include "core/words.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>

namespace relayscope::run {

namespace {

using core::Hop;
using core::HopKind;
using core::Verdict;
using Tone = TerminalStyle::Tone;

struct ReportText {
    Q_DECLARE_TR_FUNCTIONS(relayscope::run::TextReport)
};

constexpr int kNameWidth = 10;
constexpr int kAddressWidth = 18;
constexpr double kNsPerMs = 1e6;
constexpr int kTimeDecimals = 3;

QString setupLine(const QString &name, const QString &address, const QString &state)
{
    return QStringLiteral("%1%2%3").arg(name.leftJustified(kNameWidth), address.leftJustified(kAddressWidth), state);
}

QString address(const QString &host, quint16 port)
{
    return QStringLiteral("%1:%2").arg(host).arg(port);
}

QString milliseconds(qint64 ns)
{
    return QString::number(double(ns) / kNsPerMs, 'f', kTimeDecimals);
}

struct Row {
    QString time;
    QString from;
    QString to;
    QString what;
    QString bytes;
    QString where;
    Tone tone = Tone::Plain;
};

Tone toneOf(const Hop &hop)
{
    switch (hop.verdict) {
    case Verdict::OwnEchoIgnored:
    case Verdict::NoSocketInRoom:
    case Verdict::NoSocket:
    case Verdict::OtherNamespace:
    case Verdict::LocalFlag:
    case Verdict::Excluded:
        return Tone::Faint;
    case Verdict::Lost:
    case Verdict::AckMissing:
    case Verdict::Undecodable:
    case Verdict::QueueFull:
    case Verdict::Duplicate:
    case Verdict::NoSubscriber:
    case Verdict::NoRule:
    case Verdict::VolatileDropped:
        return Tone::Bad;
    case Verdict::None:
    case Verdict::Delivered:
    case Verdict::AckReceived:
    case Verdict::Published:
    case Verdict::HandledByRule:
        return hop.kind == HopKind::Delivered ? Tone::Good : Tone::Plain;
    }
    return Tone::Plain;
}

Row rowOf(const Hop &hop, qint64 startNs)
{
    Row row;
    row.time = milliseconds(hop.timeNs - startNs);
    row.from = hop.from.name;
    row.to = hop.to == hop.from ? QString() : hop.to.name;
    row.what = core::describe(hop);
    if (hop.bytes > 0)
        row.bytes = QStringLiteral("%1 B").arg(hop.bytes);
    row.where = QString::fromUtf8(hop.channel);
    row.tone = toneOf(hop);
    return row;
}

qsizetype widest(const QList<Row> &rows, QString Row::*column)
{
    qsizetype width = 0;
    for (const Row &row : rows)
        width = std::max(width, (row.*column).size());
    return width;
}

} // namespace

QStringList TextReport::clusterLines(const core::RedisStatus &redis, const QList<core::NodeStatus> &nodes,
    const QList<core::ClientStatus> &clients) const
{
    QStringList lines{setupLine(QStringLiteral("Redis"), address(redis.host, redis.port),
        redis.mode == core::RedisMode::Private ? ReportText::tr("private, running")
                                               : ReportText::tr("attached, connected"))};
    QHash<QString, QString> nodeNames;
    for (const core::NodeStatus &node : nodes) {
        nodeNames.insert(node.spec.id, node.spec.name);
        lines.append(setupLine(
            node.spec.name, address(node.host, node.port), ReportText::tr("ready, process %1").arg(node.pid)));
    }
    for (const core::ClientStatus &client : clients)
        lines.append(setupLine(client.spec.name, nodeNames.value(client.spec.nodeId),
            ReportText::tr("connected by %1").arg(client.transport)));
    return lines;
}

QString TextReport::problemLine(const core::Problem &problem) const
{
    return m_style.paint(problem.text, problem.severity == core::Severity::Error ? Tone::Bad : Tone::Note);
}

QString TextReport::hopLine(const Hop &hop, qint64 originNs) const
{
    constexpr int kTimeWidth = 10;
    constexpr int kPlaceWidth = 12;
    constexpr int kEventWidth = 14;
    const Row row = rowOf(hop, originNs);
    const QString line = QStringLiteral("%1 ms  %2  %3  %4  %5")
                             .arg(row.time.rightJustified(kTimeWidth), row.from.leftJustified(kPlaceWidth),
                                 row.to.leftJustified(kPlaceWidth),
                                 QString::fromUtf8(hop.eventName).leftJustified(kEventWidth), row.what);
    return m_style.paint(line, row.tone);
}

QString TextReport::messages(const DemoRecord &record) const
{
    QStringList blocks;
    for (qsizetype i = 0; i < record.messages.size(); ++i)
        blocks.append(message(record.messages.at(i), int(i) + 1));
    return blocks.join(QLatin1Char('\n'));
}

QString TextReport::message(const MessageRecord &record, int number) const
{
    const Hop &sending = record.sending();
    QList<Row> rows;
    for (const Hop &hop : record.hops)
        rows.append(rowOf(hop, sending.timeNs));
    const qsizetype time = widest(rows, &Row::time);
    const qsizetype from = widest(rows, &Row::from);
    const qsizetype to = widest(rows, &Row::to);
    const qsizetype what = widest(rows, &Row::what);
    const qsizetype bytes = widest(rows, &Row::bytes);

    QStringList lines{m_style.paint(ReportText::tr("Message %1: %2 sends \"%3\" %4")
                                        .arg(QString::number(number), sending.from.name,
                                            QString::fromUtf8(sending.eventName), QString::fromUtf8(sending.payload)),
                          Tone::Strong),
        {}};
    for (const Row &row : std::as_const(rows)) {
        const QString line
            = QStringLiteral("  %1 ms  %2  %3  %4  %5  %6")
                  .arg(row.time.rightJustified(time), row.from.leftJustified(from), row.to.leftJustified(to),
                      row.what.leftJustified(what), row.bytes.rightJustified(bytes), row.where);
        // Blanks at the end are noise for whoever copies it.
        const auto end = std::find_if(line.crbegin(), line.crend(), [](QChar c) { return c != QLatin1Char(' '); });
        lines.append(m_style.paint(line.left(line.size() - (end - line.crbegin())), row.tone));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString TextReport::verdict(const DemoRecord &record) const
{
    if (!record.failure.isEmpty())
        return m_style.paint(record.failure, Tone::Bad);
    qint64 slowest = 0;
    for (const MessageRecord &message : record.messages)
        slowest = std::max(slowest, message.durationNs());
    return m_style.paint(
        ReportText::tr("Every client got every message: %1 messages, %2 clients, the slowest delivery took %3 ms.")
            .arg(
                QString::number(record.messages.size()), QString::number(record.clients.size()), milliseconds(slowest)),
        Tone::Good);
}

} // namespace relayscope::run
