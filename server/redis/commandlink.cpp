#include "redis/commandlink.h"

#include "base/endofturn.h"
#include "redis/connection.h"

#include <utility>
#include <vector>

namespace relayscope::redis {

class CommandLink::Private final {
public:
    Private(const Options &options, const QByteArray &clientName)
        : connection(options, clientName, endOfTurn)
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
    return d->connection.send(views, [handler = std::move(reply)](const Reply *answer) {
        if (handler)
            handler(answer ? std::optional<Reply>(*answer) : std::nullopt);
    });
}

} // namespace relayscope::redis
