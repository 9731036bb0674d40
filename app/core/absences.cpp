#include "core/absences.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace relayscope::core {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(relayscope::core::Absences)
};

/// One of the two sides wanted it to go.
bool isWanted(const QString &reason)
{
    return reason == QLatin1String("io server disconnect") || reason == QLatin1String("io client disconnect");
}

bool isSelected(const QSet<QByteArray> &rooms, const redisadapter::Selection &selection)
{
    const auto isIn = [&rooms](const QByteArray &room) { return rooms.contains(room); };
    if (std::any_of(selection.except.cbegin(), selection.except.cend(), isIn))
        return false;
    return selection.rooms.isEmpty() || std::any_of(selection.rooms.cbegin(), selection.rooms.cend(), isIn);
}

} // namespace

void Absences::nodeEnded(const QString &nodeId, qint64 timeNs)
{
    // The end of one that was removed may be seen after that.
    if (m_reasons.contains(nodeId))
        m_nodes.insert(nodeId, {timeNs, false});
}

void Absences::subscriptionLost(const QString &nodeId, qint64 timeNs)
{
    if (!m_nodes.contains(nodeId))
        m_nodes.insert(nodeId, {timeNs, true});
}

void Absences::forgetNode(const QString &nodeId)
{
    m_nodes.remove(nodeId);
    m_reasons.remove(nodeId);
}

void Absences::clientDisconnected(const ClientObservation &seen)
{
    QSet<QByteArray> rooms = m_rooms.take(seen.sid);
    if (isWanted(seen.text))
        return;
    rooms.insert(seen.sid);
    m_clients.insert({seen.clientId, seen.nsp}, {seen.timeNs, seen.nodeId, std::move(rooms)});
}

void Absences::forgetClient(const QString &clientId)
{
    m_clients.removeIf([&clientId](const auto &entry) { return entry.key().first == clientId; });
}

void Absences::roomJoined(const QByteArray &sid, const QByteArray &room)
{
    if (m_rooms.size() < kMaxSockets || m_rooms.contains(sid))
        m_rooms[sid].insert(room);
}

void Absences::roomLeft(const QByteArray &sid, const QByteArray &room)
{
    if (const auto rooms = m_rooms.find(sid); rooms != m_rooms.end())
        rooms->remove(room);
}

QList<Absence> Absences::missing(qint64 timeNs, const QByteArray &nsp, const redisadapter::Selection &selection) const
{
    QList<Absence> missing;
    for (auto node = m_nodes.cbegin(); node != m_nodes.cend(); ++node) {
        if (node->sinceNs <= timeNs)
            missing.append({node.key(), {}, reasonOf(node.key(), *node)});
    }
    for (auto client = m_clients.cbegin(); client != m_clients.cend(); ++client) {
        if (client.key().second == nsp && client->sinceNs <= timeNs && isSelected(client->rooms, selection))
            missing.append({client->nodeId, client.key().first, Texts::tr("not connected")});
    }
    std::sort(missing.begin(), missing.end(), [](const Absence &a, const Absence &b) {
        return std::forward_as_tuple(!a.clientId.isEmpty(), a.clientId, a.nodeId)
            < std::forward_as_tuple(!b.clientId.isEmpty(), b.clientId, b.nodeId);
    });
    return missing;
}

QString Absences::reasonOf(const QString &nodeId, const Node &node) const
{
    if (node.isRunning)
        return Texts::tr("link to Redis lost");
    const QString reason = m_reasons.value(nodeId);
    return reason.isEmpty() ? Texts::tr("not running") : reason;
}

} // namespace relayscope::core
