#pragma once

#include "socketio/buslink.h"

#include <QByteArray>
#include <QObject>

#include <functional>
#include <vector>

namespace relayscope::redis {
class Bus;
}

namespace relayscope::socketio {

struct ServerContext;

/// Plain Redis channels of the rules: the hand-made way to join nodes, past every adapter. Lives on the server loop,
/// owned by the Server.
class PlainChannels final : public QObject {
    Q_OBJECT

public:
    using Heard = std::function<void(const QByteArray &channel, const QByteArray &message, quint64 trace)>;

    /// heard: runs for each message of a subscribed channel, the own ones included.
    PlainChannels(ServerContext &context, redis::Bus &bus, Heard heard);
    Q_DISABLE_COPY_MOVE(PlainChannels)

    /// From now on these, no others.
    void subscribeTo(const std::vector<QByteArray> &channels);
    /// False when the link is down.
    void publish(const QByteArray &channel, const QByteArray &message, quint64 trace);

private:
    void receive(const QByteArray &pattern, const QByteArray &channel, const QByteArray &message);

    BusLink m_link;
    Heard m_heard;
    std::vector<QByteArray> m_channels;
};

} // namespace relayscope::socketio
