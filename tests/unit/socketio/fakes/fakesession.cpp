#include "fakes/fakesession.h"

namespace relayscope::socketio::test {

FakeSession::FakeSession(QByteArray sid)
    : m_sid(std::move(sid))
{
    m_request.url = "/socket.io/?EIO=4&transport=websocket";
    m_request.query = {{"EIO", "4"}, {"transport", "websocket"}};
    m_request.headers = {{"host", "localhost"}};
    m_request.remoteAddress = QHostAddress(QHostAddress::LocalHost);
}

void FakeSession::send(const engineio::SharedMessagePtr &message)
{
    if (!isClosing())
        m_messages.append(message);
}

QList<QByteArray> FakeSession::takeSent()
{
    QList<QByteArray> sent;
    for (; m_taken < m_messages.size(); ++m_taken) {
        const QByteArray &packet = m_messages.at(m_taken)->packet();
        sent.append(m_messages.at(m_taken)->isBinary() ? packet : packet.sliced(1));
    }
    return sent;
}

} // namespace relayscope::socketio::test
