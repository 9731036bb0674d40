#include "core/losses.h"

#include <QCoreApplication>

namespace relayscope::core {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(relayscope::core::Losses)
};

/// The row of a departure becomes the row of its loss.
QList<Hop> asLost(QList<Hop> departures, qint64 timeNs, const QString &reason = {})
{
    for (Hop &hop : departures) {
        hop.kind = HopKind::Lost;
        hop.verdict = Verdict::Lost;
        hop.timeNs = qMax(hop.timeNs, timeNs);
        hop.inferred = !reason.isEmpty();
        hop.text = reason;
    }
    return departures;
}

} // namespace

QList<Hop> Losses::written(const QByteArray &sid, quint64 sequence, const Hop &hop)
{
    if (m_toClients.isClosed(sid))
        return asLost({hop}, hop.timeNs);
    m_toClients.departed(sid, sequence, hop);
    return {};
}

QList<Hop> Losses::ourSocketClosed(const QByteArray &sid, qint64 timeNs)
{
    const QList<Hop> lost = m_toNodes.closed(sid);
    m_toNodes.forget(sid);
    if (m_toClients.isClosed(sid))
        m_toClients.forget(sid);
    else
        m_closedByNode.insert(sid);
    return asLost(lost, timeNs);
}

QList<Hop> Losses::clientGone(const QByteArray &sid, qint64 timeNs)
{
    QList<Hop> lost = m_toClients.closed(sid);
    if (m_closedByNode.remove(sid)) {
        // What the client sent before it noticed.
        lost.append(m_toNodes.closed(sid));
        m_toNodes.forget(sid);
        m_toClients.forget(sid);
    }
    return asLost(lost, timeNs);
}

QList<Hop> Losses::nodeGone(const QByteArray &instance, const Place &node, qint64 timeNs)
{
    m_sockets.remove(instance);
    return asLost(m_toNodes.closedTo(node.id), timeNs, reasonAtEndOf(node));
}

QString Losses::reasonAtEndOf(const Place &node)
{
    return Texts::tr("%1 ended before it reported it").arg(node.name);
}

} // namespace relayscope::core
