#pragma once

#include "redis/bus.h"

#include <QList>

namespace relayscope::socketio::test {

/// A bus that keeps the commands it is given as text and never delivers anything.
class CommandBus final : public redis::Bus {
    Q_OBJECT

public:
    using Bus::Bus;

    void publish(const QByteArray &channel, const QByteArray &, PublishReply) override
    {
        m_commands.append("PUBLISH " + channel);
    }
    void subscribe(const QByteArray &channel) override { m_commands.append("SUBSCRIBE " + channel); }
    void psubscribe(const QByteArray &pattern) override { m_commands.append("PSUBSCRIBE " + pattern); }
    void unsubscribe(const QByteArray &channel) override { m_commands.append("UNSUBSCRIBE " + channel); }
    void punsubscribe(const QByteArray &pattern) override { m_commands.append("PUNSUBSCRIBE " + pattern); }
    void countSubscribers(const QByteArray &channel, CountReply) override { m_commands.append("NUMSUB " + channel); }
    [[nodiscard]] redis::LinkState state(redis::Link) const override { return redis::LinkState::Ready; }
    void setBeat(const QByteArray &, ComposeBeat) override { }
    void beat() override { }
    [[nodiscard]] redis::OutboundStatus outbound() const override { return {}; }
    [[nodiscard]] redis::HearingStatus hearing() const override { return {}; }

    [[nodiscard]] const QList<QByteArray> &commands() const { return m_commands; }
    void clear() { m_commands.clear(); }

private:
    QList<QByteArray> m_commands;
};

} // namespace relayscope::socketio::test
