#pragma once

#include "core/hop.h"

namespace relayscope::testing {

/// The hops of one message as the monitor records them, by one call each, in order of time.
class RecordedHops {
public:
    static core::Place client(int number)
    {
        return {
            core::PlaceKind::Client, QStringLiteral("client-%1").arg(number), QStringLiteral("client %1").arg(number)};
    }
    static core::Place node(char letter)
    {
        const QString name = QString(QLatin1Char(letter));
        return {
            core::PlaceKind::Node, QStringLiteral("node-%1").arg(name.toLower()), QStringLiteral("node %1").arg(name)};
    }
    static core::Place redis() { return {core::PlaceKind::Redis, QStringLiteral("redis"), QStringLiteral("Redis")}; }

    explicit RecordedHops(quint64 message = 7, quint64 firstNumber = 100)
        : m_message(message)
        , m_firstNumber(firstNumber)
    {
    }

    core::Hop &add(core::HopKind kind, qint64 timeUs, const core::Place &from, const core::Place &to,
        core::Verdict verdict = core::Verdict::None)
    {
        core::Hop hop;
        hop.number = m_firstNumber + quint64(hops.size());
        hop.message = m_message;
        hop.timeNs = 5'000'000'000 + timeUs * 1'000;
        hop.kind = kind;
        hop.from = from;
        hop.to = to;
        hop.verdict = verdict;
        hop.eventName = "chat";
        hops.append(hop);
        return hops.last();
    }

    core::Hop &onBus(core::HopKind kind, qint64 timeUs, const core::Place &from, const core::Place &to,
        core::Verdict verdict = core::Verdict::None)
    {
        core::Hop &hop = add(kind, timeUs, from, to, verdict);
        hop.channel = "socket.io#/#lobby#";
        hop.room = "lobby";
        hop.bytes = 84;
        return hop;
    }

    /// Client 1 sends to node A, at 0.
    void sent()
    {
        add(core::HopKind::Sent, 0, client(1), node('A'));
        add(core::HopKind::Received, 100, client(1), node('A'));
    }

    /// Node A publishes, 150 us after the start.
    void published()
    {
        onBus(core::HopKind::Published, 150, node('A'), redis(), core::Verdict::Published);
        onBus(core::HopKind::SeenOnRedis, 300, node('A'), redis());
    }

    core::Hop &delivered(qint64 timeUs, const core::Place &node, const core::Place &client)
    {
        add(core::HopKind::WrittenToClient, timeUs, node, client, core::Verdict::Delivered);
        return add(core::HopKind::Delivered, timeUs + 60, node, client, core::Verdict::Delivered);
    }

    /// All that a broadcast of client 1 at node A to itself, and to client 2 at node B, leaves behind: 11 hops.
    [[nodiscard]] static RecordedHops broadcast(quint64 message = 7, quint64 firstNumber = 100)
    {
        RecordedHops all(message, firstNumber);
        all.sent();
        all.published();
        all.add(core::HopKind::LocalBroadcast, 166, node('A'), node('A'), core::Verdict::Delivered).count = 1;
        all.delivered(165, node('A'), client(1));
        all.onBus(core::HopKind::ReceivedFromRedis, 390, redis(), node('A'), core::Verdict::OwnEchoIgnored);
        all.onBus(core::HopKind::ReceivedFromRedis, 410, redis(), node('B'), core::Verdict::Delivered).count = 1;
        all.delivered(440, node('B'), client(2));
        return all;
    }

    QList<core::Hop> hops;

private:
    quint64 m_message;
    quint64 m_firstNumber;
};

} // namespace relayscope::testing
