#pragma once

#include "protocol/value.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace relayscope::socketio {
class BroadcastOperator;
class Namespace;
class Server;
struct Missing;
} // namespace relayscope::socketio

namespace relayscope::probe {

/// Does the commands of tests/harness/reference/control.js with our library. Lives on the server loop.
class ProbeControl final {
public:
    using Print = std::function<void(const protocol::Value &line)>;

    /// server is borrowed.
    ProbeControl(socketio::Server &server, Print print);

    /// One command, e.g. {"id":1,"op":"emit","nsp":"/","rooms":["r"],"event":"e","args":[1]}; its answer is printed
    /// when it is there.
    void run(const QByteArray &line);

private:
    void runOperation(const QByteArray &operation, const protocol::Value &command);
    void emitEvent(socketio::BroadcastOperator target, const protocol::Value &command);
    void emitWithAck(socketio::BroadcastOperator target, const protocol::Value &command);
    void fetchSockets(const socketio::BroadcastOperator &target, const protocol::Value &command);
    void serverSideEmit(socketio::Namespace &nsp, const protocol::Value &command, bool withAck);
    void allRooms(socketio::Namespace &nsp, const protocol::Value &command);
    /// The result, or the error with what came in in spite of it and with who is missing.
    void printAnswer(
        const protocol::Value &command, protocol::Value values, const QString &error, const socketio::Missing &missing);
    void printResult(const protocol::Value &command, protocol::Value result);
    void printError(const protocol::Value &command, const QByteArray &reason);

    socketio::Server &m_server;
    Print m_print;
};

} // namespace relayscope::probe
