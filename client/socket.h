#pragma once

#include "base/expected.h"
#include "protocol/value.h"

#include <QByteArray>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace relayscope::client {

class Manager;

enum class AckError {
    /// "operation has timed out"
    TimedOut,
    /// "socket has been disconnected"
    Disconnected,
};
[[nodiscard]] const char *toString(AckError error);

/// One namespace on a Manager's connection, as `Socket` of socket.io-client 4.8: emits before the connection are kept
/// (at most kMaxBufferedEvents) and sent once connected, events that come before CONNECT are delivered after it.
class Socket final : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype kMaxBufferedEvents = 10'000;

    using Arguments = protocol::Value::Array;
    using AckHandler = std::function<void(Expected<Arguments, AckError> answer)>;
    /// Answers an event that asked for an acknowledgement; may be called once, later; calls after that are ignored.
    using Reply = std::function<void(const Arguments &arguments)>;

    ~Socket() override;
    Q_DISABLE_COPY_MOVE(Socket)

    [[nodiscard]] const QByteArray &nsp() const;
    /// Socket id of this connection, empty when not connected.
    [[nodiscard]] QByteArray id() const;
    [[nodiscard]] bool isConnected() const;
    /// Id of the next event that asks for an acknowledgement; they are counted from 0 as long as the socket lives.
    [[nodiscard]] quint64 nextAckId() const;
    [[nodiscard]] Manager &manager() const;

    /// Sent with every CONNECT; an object, or undefined for none.
    void setAuth(protocol::Value auth);
    void connectToNamespace();
    /// "io client disconnect": leaves the namespace, closes the connection when it was the last one.
    void disconnectFromNamespace();

    /// False when nothing is sent: the name is one of Socket.IO's own ("connect", "disconnect", ...), the buffer of a
    /// socket that is not connected is full, or too much waits for the connection already.
    bool emitEvent(const QByteArray &name, const Arguments &arguments);
    /// Asks for an acknowledgement; without timeout it waits as long as the connection lives.
    bool emitEvent(const QByteArray &name, const Arguments &arguments, std::optional<std::chrono::milliseconds> timeout,
        AckHandler handler);
    /// Dropped when not connected, or when the transport cannot take it now (polling: a POST is under way; WebSocket:
    /// something was sent in this turn of the event loop already); false then.
    bool emitVolatile(const QByteArray &name, const Arguments &arguments);

signals:
    void connected();
    /// The server refused the namespace: message and data of CONNECT_ERROR.
    void connectError(const QString &message, const relayscope::protocol::Value &data);
    /// reason: a client reason of Socket.IO, e.g. "io server disconnect".
    void disconnected(const QString &reason);
    /// reply is empty when no acknowledgement was asked for. sequence counts the EVENTs received since connected(),
    /// from 1; wireBytes is the size of the packet text and its attachments.
    void eventReceived(const QByteArray &name, const relayscope::client::Socket::Arguments &arguments,
        const relayscope::client::Socket::Reply &reply, quint64 sequence, qsizetype wireBytes);
    /// An EVENT was handed to the transport; sequence counts since connected(), from 1.
    void eventSent(const QByteArray &name, quint64 sequence, qsizetype wireBytes);

private:
    friend class Manager;
    explicit Socket(QByteArray nsp, Manager &manager);
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace relayscope::client
