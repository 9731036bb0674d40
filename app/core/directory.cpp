#include "core/directory.h"

#include "protocol/redisadapter/messages.h"

#include <QCoreApplication>

namespace relayscope::core {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(relayscope::core::Directory)
};

/// Of an id that tells nothing to people; enough to tell two apart.
constexpr qsizetype kShortIdChars = 6;

template<typename Value>
void learn(QHash<QByteArray, Value> &known, QList<QByteArray> &order, const QByteArray &key, const Value &value)
{
    if (key.isEmpty() || known.contains(key))
        return;
    if (order.size() >= Directory::kMaxLearnt) {
        for (qsizetype i = 0; i < Directory::kMaxLearnt / 2; ++i)
            known.remove(order.at(i));
        order.remove(0, Directory::kMaxLearnt / 2);
    }
    known.insert(key, value);
    order.append(key);
}

QByteArray sessionKey(const QByteArray &instance, const QByteArray &session)
{
    return instance + ' ' + session;
}

} // namespace

void Directory::learnSession(const QByteArray &instance, const QByteArray &session, const QByteArray &sid)
{
    if (!session.isEmpty())
        learn(m_sessions, m_sessionOrder, sessionKey(instance, session), sid);
}

QByteArray Directory::socketOf(const QByteArray &instance, const QByteArray &session) const
{
    return m_sessions.value(sessionKey(instance, session));
}

void Directory::learnSocket(const QByteArray &sid, const QString &clientId)
{
    learn(m_sockets, m_socketOrder, sid, clientId);
}

void Directory::learnUid(const QByteArray &uid, const QString &nodeId)
{
    learn(m_uids, m_uidOrder, uid, nodeId);
}

Place Directory::node(const QString &id) const
{
    return {PlaceKind::Node, id, m_nodeNames.value(id, id)};
}

Place Directory::client(const QString &id) const
{
    return {PlaceKind::Client, id, m_clientNames.value(id, id)};
}

Place Directory::socket(const QByteArray &sid) const
{
    if (sid.isEmpty())
        return {};
    if (const auto known = m_sockets.constFind(sid); known != m_sockets.cend())
        return client(*known);
    const QString id = QString::fromUtf8(sid);
    return {PlaceKind::Client, id, Names::tr("socket %1").arg(id.left(kShortIdChars))};
}

Place Directory::publisher(const QByteArray &uid) const
{
    if (uid.isEmpty())
        return {};
    if (const auto known = m_uids.constFind(uid); known != m_uids.cend())
        return node(*known);
    const QString id = QString::fromUtf8(uid);
    if (uid == redisadapter::kEmitterUid)
        return {PlaceKind::ForeignServer, id, Names::tr("Redis emitter")};
    return {PlaceKind::ForeignServer, id, Names::tr("server %1").arg(id.left(kShortIdChars))};
}

Place Directory::redis()
{
    return {PlaceKind::Redis, QStringLiteral("redis"), QStringLiteral("Redis")};
}

} // namespace relayscope::core
