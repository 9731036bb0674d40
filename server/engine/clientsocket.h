#pragma once

#include <QTcpSocket>

namespace relayscope::engineio {

/// Takes over what somebody else writes to a ClientSocket and asks of it.
class SocketGuard {
public:
    /// Instead of writing bytes.
    virtual void writeIntercepted(QByteArrayView bytes) = 0;
    /// Instead of closing.
    virtual void closeIntercepted() = 0;

protected:
    ~SocketGuard() = default;
};

/// TCP connection of one client. QWebSocket writes its control frames straight to its socket and closes it as it
/// pleases; with a guard set, the transport that owns the connection decides on both, so that frames keep their order
/// and closing follows Engine.IO's habits. Lives on the server loop.
class ClientSocket final : public QTcpSocket {
    Q_OBJECT

public:
    explicit ClientSocket(QObject *parent = nullptr);
    ~ClientSocket() override;
    Q_DISABLE_COPY_MOVE(ClientSocket)

    /// Null for none. The guard must be unset before it is destroyed.
    void setGuard(SocketGuard *guard);
    void close() override;

    /// Past the guard.
    void writeUnguarded(const QByteArray &bytes);
    void closeUnguarded();

    /// Makes bytes the next ones to be read.
    void pushBack(QByteArrayView bytes);

protected:
    qint64 writeData(const char *data, qint64 size) override;

private:
    SocketGuard *m_guard = nullptr;
};

} // namespace relayscope::engineio
