#pragma once

#include "client/manager.h"
#include "client/socket.h"
#include "protocol/json.h"

#include <QByteArray>
#include <QList>
#include <QObject>

/// Writes down what the sockets and the manager of a client report, as lines of text that a test can compare.
class ClientRecorder final : public QObject {
public:
    using Socket = relayscope::client::Socket;

    explicit ClientRecorder(relayscope::client::Manager &manager);

    /// Socket signals are recorded as "connect", "disconnect <reason>", "connect_error <message> <data>", "<n> <name>
    /// <arguments>" for event number n, ">n <name>" for a sent one. Other namespaces than "/" stand in front.
    Socket *watch(Socket *socket);

    QList<QByteArray> log;
    /// The answer function of the last event.
    Socket::Reply lastReply;
    qsizetype lastWireBytes = 0;

    [[nodiscard]] bool has(const QByteArray &line) const { return log.contains(line); }
};

/// Arguments as JSON text; binary as a Buffer in JSON.
[[nodiscard]] inline QByteArray jsonText(const relayscope::client::Socket::Arguments &arguments)
{
    return relayscope::protocol::toJson(arguments);
}
