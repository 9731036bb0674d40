#pragma once

#include "client/socket.h"
#include "core/observation.h"
#include "core/sendrequest.h"
#include "core/specs.h"

#include <QHash>
#include <QObject>

#include <deque>

namespace relayscope::core {

/// One namespace of a test client: sends, answers, and reports everything it sees. Lives on the client thread, owned by
/// TestClient; the socket belongs to the connection's manager.
class TestSocket final : public QObject {
    Q_OBJECT

public:
    TestSocket(client::Socket &socket, const ClientSpec &spec, QObject *parent);
    Q_DISABLE_COPY_MOVE(TestSocket)

    [[nodiscard]] client::Socket &socket() const { return m_socket; }
    /// What it answers with.
    void setClientName(const QString &name) { m_clientName = name; }
    void send(quint64 id, const SendRequest &request);

signals:
    void observed(const relayscope::core::ClientObservation &seen);
    void eventReceived(const relayscope::core::ReceivedEvent &event);
    void sendFinished(const relayscope::core::SendResult &result);

private:
    /// An event on its way: known by its id to the user, by its ordinal on the wire.
    struct Outgoing {
        quint64 id = 0;
        QByteArray event;
        QByteArray payload;
        bool wantsAck = false;
    };

    void noteConnected();
    void noteDisconnected(const QString &reason);
    void noteSent(const QByteArray &name, quint64 sequence, qsizetype wireBytes);
    void noteReceived(const QByteArray &name, const client::Socket::Arguments &arguments,
        const client::Socket::Reply &reply, quint64 sequence, qsizetype wireBytes);
    void noteAnswer(const Outgoing &outgoing, qint64 startedNs,
        const Expected<client::Socket::Arguments, client::AckError> &answer);
    void refuse(quint64 id);
    [[nodiscard]] ClientObservation observation(ClientObservation::Kind kind) const;

    client::Socket &m_socket;
    QString m_clientId;
    QString m_clientName;
    QString m_nodeId;
    /// Of the connection that is, or just was: Disconnected is told with it.
    QByteArray m_sid;
    /// Given to the socket, not yet to the transport, in order.
    std::deque<Outgoing> m_outgoing;
    /// Ordinals of sent events that wait for their answer.
    QHash<quint64, quint64> m_sequences;
    /// Set while send() runs: the send is observed with the time before the first byte can have left.
    qint64 m_sendingSinceNs = 0;
};

} // namespace relayscope::core
