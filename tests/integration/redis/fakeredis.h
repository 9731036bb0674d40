#pragma once

#include "redis/replyreader.h"

#include <QByteArray>
#include <QObject>
#include <QSet>
#include <QTcpServer>

#include <map>
#include <memory>

class QTcpSocket;

namespace relayscope::test {

/// A server that behaves like Redis as far as a bus needs it, and misbehaves when the test says so. Lives on the thread
/// of its test.
class FakeRedis final : public QObject {
    Q_OBJECT

public:
    explicit FakeRedis(QObject *parent = nullptr);
    ~FakeRedis() override;
    Q_DISABLE_COPY_MOVE(FakeRedis)

    [[nodiscard]] QString url() const;
    /// Connections taken so far.
    [[nodiscard]] int connectionCount() const { return m_connectionCount; }
    [[nodiscard]] bool hasSubscriber() const;

    /// Whether what is published reaches those that subscribe.
    void setDelivering(bool isDelivering) { m_isDelivering = isDelivering; }
    /// To every connection that has subscribed.
    void sendToSubscribers(const QByteArray &bytes);

private:
    struct Peer {
        redis::ReplyReader reader;
        QSet<QByteArray> channels;
    };

    void accept();
    void read(QTcpSocket *socket);
    [[nodiscard]] QByteArray answer(Peer &peer, const redis::Reply &command);
    [[nodiscard]] qint64 deliver(const QByteArray &channel, const QByteArray &message);

    QTcpServer m_server;
    std::map<QTcpSocket *, std::unique_ptr<Peer>> m_peers;
    int m_connectionCount = 0;
    bool m_isDelivering = true;
};

} // namespace relayscope::test
