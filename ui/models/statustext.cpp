#include "models/statustext.h"

#include "core/peertext.h"
#include "core/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace relayscope::models {

namespace {

/// Gives lupdate a context for what stands in free functions.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(relayscope::models::Words)
};

/// "publish link: ready"
QString lampText(const QString &what, const core::Lamp &lamp)
{
    const QString state = core::stateText(lamp.state);
    return lamp.reason.isEmpty() ? Words::tr("%1: %2").arg(what, state)
                                 : Words::tr("%1: %2 (%3)").arg(what, state, core::peerText(lamp.reason));
}

void appendHistory(QStringList &lines, int restarts, const QString &exit)
{
    if (restarts > 0)
        lines.append(restarts == 1 ? Words::tr("restarted once") : Words::tr("restarted %1 times").arg(restarts));
    if (!exit.isEmpty())
        lines.append(Words::tr("ended last: %1").arg(exit));
}

} // namespace

QString redisName(const core::RedisStatus &redis)
{
    return redis.mode == core::RedisMode::Private ? Words::tr("private") : redis.displayName;
}

StatusRow statusRow(const core::RedisStatus &redis)
{
    StatusRow row;
    row.name = QStringLiteral("Redis");
    row.state = core::stateText(redis.state);
    row.tone = toneOf(redis);
    row.port = redis.port;
    row.pid = redis.pid;
    row.since = redis.since;
    row.restarts = redis.restarts;
    QStringList lines{redisName(redis)};
    lines.append(lampText(Words::tr("observer"), redis.tap));
    appendHistory(lines, redis.restarts, redis.exit);
    row.explanation = lines.join(QLatin1Char('\n'));
    return row;
}

StatusRow statusRow(const core::NodeStatus &node)
{
    StatusRow row;
    row.name = node.spec.name;
    const bool isWaiting = node.state == core::ProcessState::Running && !node.ready;
    row.state = isWaiting ? Words::tr("not ready") : core::stateText(node.state);
    row.tone = toneOf(node);
    row.port = node.port;
    row.pid = node.pid;
    row.since = node.since;
    row.restarts = node.restarts;
    QStringList lines{node.spec.name};
    if (isWaiting && !node.readinessReason.isEmpty())
        lines.append(core::peerText(node.readinessReason));
    lines.append(lampText(Words::tr("Redis, to publish"), node.publishLink));
    lines.append(lampText(Words::tr("Redis, to receive"), node.subscribeLink));
    lines.append(node.socketCount == 1 ? Words::tr("1 socket connected")
                                       : Words::tr("%1 sockets connected").arg(node.socketCount));
    appendHistory(lines, node.restarts, node.exit);
    row.explanation = lines.join(QLatin1Char('\n'));
    return row;
}

StatusRow statusRow(const core::ClientStatus &client)
{
    StatusRow row;
    row.name = client.spec.name;
    row.state = core::stateText(client.state);
    row.tone = toneOf(client);
    QStringList lines{client.spec.name};
    if (!client.transport.isEmpty())
        lines.append(Words::tr("transport: %1").arg(client.transport));
    if (!client.sid.isEmpty())
        lines.append(Words::tr("socket id: %1").arg(QString::fromUtf8(client.sid)));
    if (!client.reason.isEmpty())
        lines.append(core::peerText(client.reason));
    lines.append(Words::tr("sent %1, received %2").arg(client.sent).arg(client.received));
    row.explanation = lines.join(QLatin1Char('\n'));
    return row;
}

QString durationText(std::chrono::seconds duration)
{
    const qint64 total = std::max<qint64>(0, duration.count());
    const qint64 hours = total / 3600;
    const QString minutes = QString::number(total / 60 % 60);
    const QString seconds = QString::number(total % 60).rightJustified(2, QLatin1Char('0'));
    if (hours > 0)
        return QStringLiteral("%1:%2:%3").arg(hours).arg(minutes.rightJustified(2, QLatin1Char('0')), seconds);
    return QStringLiteral("%1:%2").arg(minutes, seconds);
}

} // namespace relayscope::models
