#pragma once

#include "core/hop.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace relayscope::core {

/// Who is behind an id on the wire: names of nodes and clients, socket ids of our clients, adapter uids of our nodes.
/// Bounded: what was learnt from peers is forgotten, oldest half first, at kMaxLearnt.
class Directory final {
public:
    static constexpr qsizetype kMaxLearnt = 100'000;

    void nameNode(const QString &id, const QString &name) { m_nodeNames.insert(id, name); }
    void nameClient(const QString &id, const QString &name) { m_clientNames.insert(id, name); }
    void learnSocket(const QByteArray &sid, const QString &clientId);
    /// session: as a run of a node calls it.
    void learnSession(const QByteArray &instance, const QByteArray &session, const QByteArray &sid);
    void learnUid(const QByteArray &uid, const QString &nodeId);

    [[nodiscard]] Place node(const QString &id) const;
    [[nodiscard]] Place client(const QString &id) const;
    /// A client of ours by its name, another one by its socket id.
    [[nodiscard]] Place socket(const QByteArray &sid) const;
    /// The socket of an Engine.IO session, its first one; empty when none is known.
    [[nodiscard]] QByteArray socketOf(const QByteArray &instance, const QByteArray &session) const;
    /// A node of ours by its name, another server by its uid.
    [[nodiscard]] Place publisher(const QByteArray &uid) const;
    [[nodiscard]] static Place redis();

    [[nodiscard]] bool isOurSocket(const QByteArray &sid) const { return m_sockets.contains(sid); }
    [[nodiscard]] bool isOurUid(const QByteArray &uid) const { return m_uids.contains(uid); }

private:
    QHash<QString, QString> m_nodeNames;
    QHash<QString, QString> m_clientNames;
    QHash<QByteArray, QString> m_sockets;
    QList<QByteArray> m_socketOrder;
    /// Socket ids by run and session.
    QHash<QByteArray, QByteArray> m_sessions;
    QList<QByteArray> m_sessionOrder;
    QHash<QByteArray, QString> m_uids;
    QList<QByteArray> m_uidOrder;
};

} // namespace relayscope::core
