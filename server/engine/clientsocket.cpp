#include "engine/clientsocket.h"

#include <QScopedValueRollback>

namespace relayscope::engineio {

ClientSocket::ClientSocket(QObject *parent)
    : QTcpSocket(parent)
{
}

ClientSocket::~ClientSocket()
{
    m_guard = nullptr;
}

void ClientSocket::setGuard(SocketGuard *guard)
{
    m_guard = guard;
}

void ClientSocket::close()
{
    if (m_guard)
        m_guard->closeIntercepted();
    else
        QTcpSocket::close();
}

void ClientSocket::writeUnguarded(const QByteArray &bytes)
{
    const QScopedValueRollback<SocketGuard *> unguarded(m_guard, nullptr);
    write(bytes);
}

void ClientSocket::closeUnguarded()
{
    // QAbstractSocket calls the virtual close() again when the peer is gone.
    m_guard = nullptr;
    QTcpSocket::close();
}

void ClientSocket::pushBack(QByteArrayView bytes)
{
    for (qsizetype i = bytes.size(); i > 0; --i)
        ungetChar(bytes[i - 1]);
}

qint64 ClientSocket::writeData(const char *data, qint64 size)
{
    if (!m_guard)
        return QTcpSocket::writeData(data, size);
    m_guard->writeIntercepted(QByteArrayView(data, size));
    return size;
}

} // namespace relayscope::engineio
