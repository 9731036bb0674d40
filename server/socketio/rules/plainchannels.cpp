#include "socketio/rules/plainchannels.h"

#include "redis/bus.h"
#include "socketio/servercontext.h"

#include <algorithm>
#include <utility>

namespace relayscope::socketio {

namespace {

bool contains(const std::vector<QByteArray> &channels, const QByteArray &channel)
{
    return std::find(channels.begin(), channels.end(), channel) != channels.end();
}

} // namespace

PlainChannels::PlainChannels(ServerContext &context, redis::Bus &bus, Heard heard)
    : m_link(context, bus, QByteArray(), QByteArray())
    , m_heard(std::move(heard))
{
    connect(&bus, &redis::Bus::messageReceived, this, &PlainChannels::receive);
}

void PlainChannels::subscribeTo(const std::vector<QByteArray> &channels)
{
    for (const QByteArray &channel : m_channels) {
        if (!contains(channels, channel))
            m_link.bus().unsubscribe(channel);
    }
    for (const QByteArray &channel : channels) {
        if (!contains(m_channels, channel))
            m_link.bus().subscribe(channel);
    }
    m_channels = channels;
}

void PlainChannels::publish(const QByteArray &channel, const QByteArray &message, quint64 trace)
{
    m_link.publish(channel, message, QByteArray(), QByteArray(), trace);
}

void PlainChannels::receive(const QByteArray &pattern, const QByteArray &channel, const QByteArray &message)
{
    if (!pattern.isEmpty() || !contains(m_channels, channel))
        return;
    const ReceivedMessage received = m_link.receive(channel, message);
    m_link.applied(received, telemetry::Verdict::HandledByRule, 0);
    m_heard(channel, message, received.trace);
}

} // namespace relayscope::socketio
