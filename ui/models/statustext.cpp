#include "models/statustext.h"

#include "core/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace relayscope::models {

namespace {

QString translate(const char *text)
{
    return QCoreApplication::translate("relayscope::models", text);
}

/// "publish link: ready"
QString lampText(const QString &what, const core::Lamp &lamp)
{
    const QString state = core::stateText(lamp.state);
    return lamp.reason.isEmpty()
        ? translate(QT_TRANSLATE_NOOP("relayscope::models", "%1: %2")).arg(what, state)
        : translate(QT_TRANSLATE_NOOP("relayscope::models", "%1: %2 (%3)")).arg(what, state, lamp.reason);
}

void appendHistory(QStringList &lines, int restarts, const QString &exit)
{
    if (restarts > 0)
        lines.append(QCoreApplication::translate("relayscope::models", "restarted %n time(s)", nullptr, restarts));
    if (!exit.isEmpty())
        lines.append(translate(QT_TRANSLATE_NOOP("relayscope::models", "ended last: %1")).arg(exit));
}

} // namespace

StatusRow statusRow(const core::RedisStatus &redis)
{
    StatusRow row;
    row.name = QStringLiteral("Redis");
    row.state = core::stateText(redis.state);
    row.tone = toneOf(redis);
    row.port = redis.port;
    row.pid = redis.pid;
    row.since = redis.since;
    QStringList lines{redis.displayName.isEmpty() ? row.name : redis.displayName};
    lines.append(lampText(translate(QT_TRANSLATE_NOOP("relayscope::models", "observer")), redis.tap));
    appendHistory(lines, redis.restarts, redis.exit);
    row.explanation = lines.join(QLatin1Char('\n'));
    return row;
}

StatusRow statusRow(const core::NodeStatus &node)
{
    StatusRow row;
    row.name = node.spec.name;
    const bool isWaiting = node.state == core::ProcessState::Running && !node.ready;
    row.state
        = isWaiting ? translate(QT_TRANSLATE_NOOP("relayscope::models", "not ready")) : core::stateText(node.state);
    row.tone = toneOf(node);
    row.port = node.port;
    row.pid = node.pid;
    row.since = node.since;
    QStringList lines{node.spec.name};
    if (isWaiting && !node.readinessReason.isEmpty())
        lines.append(node.readinessReason);
    lines.append(lampText(translate(QT_TRANSLATE_NOOP("relayscope::models", "Redis, to publish")), node.publishLink));
    lines.append(lampText(translate(QT_TRANSLATE_NOOP("relayscope::models", "Redis, to receive")), node.subscribeLink));
    lines.append(
        QCoreApplication::translate("relayscope::models", "%n socket(s) connected", nullptr, node.socketCount));
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
        lines.append(translate(QT_TRANSLATE_NOOP("relayscope::models", "transport: %1")).arg(client.transport));
    if (!client.sid.isEmpty())
        lines.append(
            translate(QT_TRANSLATE_NOOP("relayscope::models", "socket id: %1")).arg(QString::fromUtf8(client.sid)));
    if (!client.reason.isEmpty())
        lines.append(client.reason);
    lines.append(translate(QT_TRANSLATE_NOOP("relayscope::models", "sent %1, received %2"))
                     .arg(client.sent)
                     .arg(client.received));
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
