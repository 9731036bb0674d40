#include "fuzz.h"
#include "redis/redisbus.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QTcpSocket>

using namespace relayscope;

namespace {

/// What a bus asks first, CLIENT SETNAME and PING, answered as Redis does.
constexpr char kLogIn[] = "+OK\r\n+PONG\r\n";
/// Turns of the loop after which nothing more is expected to happen.
constexpr int kMostTurns = 200;

/// A server that says what it is given to both connections of a bus and closes them.
class FakeRedis final {
public:
    FakeRedis()
    {
        fuzz::require(m_server.listen(QHostAddress::LocalHost), "the fake server can listen");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { answer(); });
    }

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    void say(const QByteArray &bytes)
    {
        m_bytes = bytes;
        m_answered = 0;
    }
    [[nodiscard]] int answered() const { return m_answered; }

private:
    void answer()
    {
        while (QTcpSocket *const socket = m_server.nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            socket->write(m_bytes);
            socket->disconnectFromHost();
            ++m_answered;
        }
    }

    QTcpServer m_server;
    QByteArray m_bytes;
    int m_answered = 0;
};

} // namespace

/// The bus on a server that sends anything: through hiredis, which has assertions of its own, to subscriptions,
/// PUBLISH and PUBSUB. The first byte says whether the server lets us in before.
void fuzz::run(QByteArrayView input)
{
    static int argc = 1;
    static char name[] = "fuzz";
    static char *argv[] = {name, nullptr};
    static QCoreApplication app(argc, argv);
    static FakeRedis server;
    if (input.isEmpty())
        return;

    const bool letsIn = (input.front() & 1) != 0;
    server.say((letsIn ? QByteArray(kLogIn) : QByteArray()) + input.sliced(1).toByteArray());
    redis::Options options;
    options.host = QStringLiteral("127.0.0.1");
    options.port = server.port();
    redis::RedisBus bus(options, "fuzz");
    int lost = 0;
    QObject::connect(
        &bus, &redis::Bus::stateChanged, &bus, [&](redis::Link link, redis::LinkState state, const QString &) {
            if (state == redis::LinkState::Lost)
                ++lost;
            else if (state == redis::LinkState::Ready && link == redis::Link::Publish)
                bus.countSubscribers("channel", [](std::optional<qint64>) {});
        });
    bus.psubscribe("socket.io#/#*");
    bus.subscribe("channel");
    bus.publish("channel", "message", [](const redis::PublishOutcome &) {});
    bus.start();
    for (int turn = 0; turn < kMostTurns && (server.answered() < 2 || lost < 2); ++turn)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
}
