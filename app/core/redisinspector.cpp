#include "core/redisinspector.h"

#include "base/clock.h"
#include "redis/commandlink.h"

#include <algorithm>

namespace relayscope::core {

namespace {

constexpr qsizetype kChannelsPerCommand = 500;
constexpr double kNsPerSecond = 1e9;

/// `name:value` on a line of its own (redis.io, INFO); 0 where it is not.
qint64 numberIn(const QByteArray &info, QByteArrayView name)
{
    for (qsizetype line = 0; line < info.size();) {
        const qsizetype found = info.indexOf('\n', line);
        const qsizetype end = found < 0 ? info.size() : found;
        const QByteArrayView text = QByteArrayView(info).sliced(line, end - line).trimmed();
        if (text.startsWith(name) && text.size() > name.size() && text.at(name.size()) == ':')
            return text.sliced(name.size() + 1).toLongLong();
        line = end + 1;
    }
    return 0;
}

} // namespace

RedisInspector::RedisInspector(QObject *parent)
    : QObject(parent)
{
}

RedisInspector::~RedisInspector() = default;

void RedisInspector::watch(const redis::Options &options)
{
    m_link = std::make_unique<redis::CommandLink>(options, QByteArrayLiteral("relayscope-info"));
    // Another login may be allowed more, and a server that was restarted counts from zero.
    connect(m_link.get(), &redis::CommandLink::opened, this, [this] {
        m_pending = 0;
        m_isInfoDenied = false;
        m_isPubSubDenied = false;
        m_lastCommands.reset();
    });
    m_link->start();
}

void RedisInspector::stop()
{
    m_link.reset();
}

void RedisInspector::ask(const QList<QByteArray> &channels)
{
    if (!m_link || !m_link->isOpen() || m_pending > 0)
        return;
    askInfo();
    if (m_exactChannels <= kMaxListedChannels)
        askChannels();
    askSubscribers(channels);
}

template<typename Read>
void RedisInspector::send(const QList<QByteArray> &command, bool &denied, Read read)
{
    const bool isSent
        = !denied && m_link->send(command, [this, &denied, read](const std::optional<redis::Reply> &reply) {
              m_pending = std::max(0, m_pending - 1);
              denied = reply && reply->type == redis::Reply::Type::Error;
              if (reply && !denied)
                  read(*reply);
          });
    m_pending += isSent ? 1 : 0;
}

void RedisInspector::askInfo()
{
    send({QByteArrayLiteral("INFO")}, m_isInfoDenied, [this](const redis::Reply &reply) { readInfo(reply.text); });
}

void RedisInspector::askChannels()
{
    send({QByteArrayLiteral("PUBSUB"), QByteArrayLiteral("CHANNELS")}, m_isPubSubDenied,
        [this](const redis::Reply &reply) {
            QList<QByteArray> channels;
            for (const redis::Reply &channel : reply.elements)
                channels.append(channel.text);
            m_exactChannels = int(channels.size());
            emit channelsListed(channels);
        });
}

void RedisInspector::askSubscribers(const QList<QByteArray> &channels)
{
    for (qsizetype first = 0; first < channels.size(); first += kChannelsPerCommand) {
        QList<QByteArray> command{QByteArrayLiteral("PUBSUB"), QByteArrayLiteral("NUMSUB")};
        command.append(channels.mid(first, kChannelsPerCommand));
        send(command, m_isPubSubDenied, [this](const redis::Reply &reply) { readSubscribers(reply); });
    }
}

void RedisInspector::readInfo(const QByteArray &text)
{
    RedisMetrics metrics;
    metrics.timeNs = monotonicNs();
    metrics.usedMemoryBytes = numberIn(text, "used_memory");
    metrics.clients = int(numberIn(text, "connected_clients"));
    metrics.channels = int(numberIn(text, "pubsub_channels"));
    m_exactChannels = metrics.channels;
    const auto commands = quint64(numberIn(text, "total_commands_processed"));
    const double seconds = double(metrics.timeNs - m_lastInfoNs) / kNsPerSecond;
    if (m_lastCommands && commands >= *m_lastCommands && seconds > 0) {
        metrics.commandsPerSecond = double(commands - *m_lastCommands) / seconds;
        emit metricsRead(metrics);
    }
    m_lastCommands = commands;
    m_lastInfoNs = metrics.timeNs;
}

void RedisInspector::readSubscribers(const redis::Reply &counts)
{
    // channel and count, in turn
    for (std::size_t i = 0; i + 1 < counts.elements.size(); i += 2)
        emit subscribersCounted(counts.elements[i].text, int(counts.elements[i + 1].integer));
}

} // namespace relayscope::core
