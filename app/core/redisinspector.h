#pragma once

#include "core/redismetrics.h"
#include "redis/options.h"

#include <QByteArray>
#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace relayscope::redis {
class CommandLink;
struct Reply;
} // namespace relayscope::redis

namespace relayscope::core {

/// Asks Redis about itself over a connection of its own: INFO and PUBSUB, nothing that changes or delays anything. What
/// a server that is not ours denies is not asked again. Lives on the monitor thread.
class RedisInspector final : public QObject {
    Q_OBJECT

public:
    /// Channels that are listed by their subscribers alone; where there are more, only those with traffic are known.
    static constexpr int kMaxListedChannels = 1'000;

    explicit RedisInspector(QObject *parent = nullptr);
    ~RedisInspector() override;
    Q_DISABLE_COPY_MOVE(RedisInspector)

    void watch(const redis::Options &options);
    void stop();
    /// To be called once a second; skipped while the last answers are missing. channels: whose subscribers to count.
    void ask(const QList<QByteArray> &channels);

signals:
    void metricsRead(const relayscope::core::RedisMetrics &metrics);
    /// Channels that somebody subscribes to by their exact name.
    void channelsListed(const QList<QByteArray> &channels);
    /// Exact subscribers; whoever subscribes by pattern, as we do, is not counted.
    void subscribersCounted(const QByteArray &channel, int subscribers);

private:
    void askInfo();
    void askChannels();
    void askSubscribers(const QList<QByteArray> &channels);
    void readInfo(const QByteArray &text);
    void readSubscribers(const redis::Reply &counts);
    /// Sends one command; read runs for an answer that is no error, `denied` becomes true for one that is.
    template<typename Read>
    void send(const QList<QByteArray> &command, bool &denied, Read read);

    std::unique_ptr<redis::CommandLink> m_link;
    int m_pending = 0;
    bool m_isInfoDenied = false;
    bool m_isPubSubDenied = false;
    int m_exactChannels = 0;
    qint64 m_lastInfoNs = 0;
    std::optional<quint64> m_lastCommands;
};

} // namespace relayscope::core
