#pragma once

#include "protocol/value.h"
#include "socketio/eventhandler.h"

#include <QByteArray>

#include <functional>

namespace relayscope::probe {

/// What the probe does in its namespaces: clients may `join` a room, events of other servers are reported, and their
/// `question` is answered with {node, args}.
class ProbeHandler final : public socketio::EventHandler {
public:
    using Report = std::function<void(const protocol::Value &line)>;

    ProbeHandler(QByteArray nodeName, Report report);

    void socketConnected(socketio::Socket &) override { }
    void eventReceived(socketio::Socket &socket, const socketio::ReceivedEvent &event) override;
    void serverSideEventReceived(
        socketio::Namespace &nsp, const protocol::Value::Array &data, const socketio::ServerSideAck &ack) override;

private:
    QByteArray m_nodeName;
    Report m_report;
};

} // namespace relayscope::probe
