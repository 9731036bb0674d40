#include "support/clusterprobe/probehandler.h"

#include "socketio/namespace.h"
#include "socketio/socket.h"

namespace relayscope::probe {

using protocol::Value;
using socketio::Payload;

ProbeHandler::ProbeHandler(QByteArray nodeName, Report report)
    : m_nodeName(std::move(nodeName))
    , m_report(std::move(report))
{
}

void ProbeHandler::eventReceived(socketio::Socket &socket, const socketio::ReceivedEvent &event)
{
    const Value payload = event.payload.toValue();
    const Value::Array *const items = payload.asArray();
    if (event.name != "join" || !event.ackId || !items || items->size() != 2 || !(*items)[1].asText())
        return;
    const Value &room = (*items)[1];
    socket.join(*room.asText());
    socket.sendAck(*event.ackId, Payload::fromValue(Value::Array{room}));
}

void ProbeHandler::serverSideEventReceived(
    socketio::Namespace &nsp, const Value::Array &data, const socketio::ServerSideAck &ack)
{
    Value::Array arguments(data.begin() + 1, data.end());
    m_report(
        Value::Object{{"report", "serverSide"}, {"nsp", nsp.name()}, {"event", data.front()}, {"args", arguments}});
    const QByteArray *const name = data.front().asText();
    if (ack && name && *name == "question")
        ack(Value::Object{{"node", m_nodeName}, {"args", std::move(arguments)}});
}

} // namespace relayscope::probe
