#include "redis/commandlink.h"

#include "base/endofturn.h"
#include "redis/connection.h"

#include <hiredis/hiredis.h>

#include <array>
#include <tuple>
#include <utility>

namespace relayscope::redis {

namespace {

Reply toValue(const redisReply &reply)
{
    Reply value;
    switch (reply.type) {
    case REDIS_REPLY_INTEGER:
        value.type = Reply::Type::Integer;
        value.integer = reply.integer;
        break;
    case REDIS_REPLY_STRING:
    case REDIS_REPLY_STATUS:
        value.type = Reply::Type::Text;
        value.text = QByteArray(reply.str, static_cast<qsizetype>(reply.len));
        break;
    case REDIS_REPLY_ERROR:
        value.type = Reply::Type::Error;
        value.text = QByteArray(reply.str, static_cast<qsizetype>(reply.len));
        break;
    case REDIS_REPLY_ARRAY:
        // hiredis has bounded the depth when it read the reply.
        value.type = Reply::Type::List;
        value.elements.reserve(reply.elements);
        for (std::size_t i = 0; i < reply.elements; ++i)
            value.elements.push_back(toValue(*reply.element[i]));
        break;
    default:
        break;
    }
    return value;
}

} // namespace

class CommandLink::Private final {
public:
    Private(const Options &options, const QByteArray &clientName)
        : connection(options, clientName, endOfTurn, [](const redisReply &) {})
    {
    }

    EndOfTurn endOfTurn;
    Connection connection;
};

CommandLink::CommandLink(const Options &options, const QByteArray &clientName, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(options, clientName))
{
    connect(&d->connection, &Connection::opened, this, [this] {
        d->connection.settle();
        emit opened();
    });
    connect(&d->connection, &Connection::heartbeatDue, this,
        [this] { std::ignore = d->connection.send(std::array<QByteArrayView, 1>{"PING"}, {}); });
}

CommandLink::~CommandLink() = default;

void CommandLink::start()
{
    d->connection.start();
}

bool CommandLink::isOpen() const
{
    return d->connection.isOpen();
}

bool CommandLink::send(const QList<QByteArray> &arguments, ReplyHandler reply)
{
    const std::vector<QByteArrayView> views(arguments.cbegin(), arguments.cend());
    return d->connection.send(views, [handler = std::move(reply)](const redisReply *answer) {
        if (handler)
            handler(answer ? std::optional<Reply>(toValue(*answer)) : std::nullopt);
    });
}

} // namespace relayscope::redis
