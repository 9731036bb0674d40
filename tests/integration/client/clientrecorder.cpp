#include "clientrecorder.h"

using relayscope::client::Manager;
using relayscope::protocol::Value;

ClientRecorder::ClientRecorder(Manager &manager)
{
    const auto connectText = [this, &manager](auto signal, const char *name) {
        connect(&manager, signal, this, [this, name](const QString &text) { log.append(name + text.toUtf8()); });
    };
    const auto connectCount = [this, &manager](auto signal, const char *name) {
        connect(&manager, signal, this, [this, name](int number) { log.append(name + QByteArray::number(number)); });
    };
    const auto connectPlain = [this, &manager](auto signal, const char *name) {
        connect(&manager, signal, this, [this, name] { log.append(name); });
    };
    connectPlain(&Manager::opened, "manager open");
    connectText(&Manager::closed, "manager close ");
    connectText(&Manager::errorOccurred, "error ");
    connectPlain(&Manager::transportUpgraded, "upgraded");
    connectCount(&Manager::reconnectAttempted, "attempt ");
    connectCount(&Manager::reconnected, "reconnected ");
    connectPlain(&Manager::reconnectFailed, "reconnect failed");
}

ClientRecorder::Socket *ClientRecorder::watch(Socket *socket)
{
    const QByteArray prefix = socket->nsp() == "/" ? QByteArray() : socket->nsp() + ' ';
    connect(socket, &Socket::connected, this, [this, prefix] { log.append(prefix + "connect"); });
    connect(socket, &Socket::disconnected, this,
        [this, prefix](const QString &reason) { log.append(prefix + "disconnect " + reason.toUtf8()); });
    connect(socket, &Socket::connectError, this, [this, prefix](const QString &message, const Value &data) {
        log.append(prefix + "connect_error " + message.toUtf8() + ' ' + relayscope::protocol::toJson(data));
    });
    connect(socket, &Socket::eventReceived, this,
        [this, prefix](const QByteArray &name, const Socket::Arguments &arguments, const Socket::Reply &reply,
            quint64 sequence, qsizetype wireBytes) {
            log.append(prefix + QByteArray::number(sequence) + ' ' + name + ' ' + jsonText(arguments));
            lastReply = reply;
            lastWireBytes = wireBytes;
        });
    connect(socket, &Socket::eventSent, this, [this, prefix](const QByteArray &name, quint64 sequence, qsizetype) {
        log.append(prefix + '>' + QByteArray::number(sequence) + ' ' + name);
    });
    return socket;
}
