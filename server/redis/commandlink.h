#pragma once

#include "redis/options.h"
#include "redis/reply.h"

#include <QByteArray>
#include <QList>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace relayscope::redis {

/// One connection for commands that have nothing to do with Pub/Sub, such as INFO. Comes back by itself when it is
/// lost. Lives on the thread it is made on.
class CommandLink final : public QObject {
    Q_OBJECT

public:
    /// Nothing: the connection was lost before the answer.
    using ReplyHandler = std::function<void(const std::optional<Reply> &reply)>;

    /// clientName: as CLIENT LIST shows it, empty for none.
    CommandLink(const Options &options, const QByteArray &clientName, QObject *parent = nullptr);
    ~CommandLink() override;
    Q_DISABLE_COPY_MOVE(CommandLink)

    /// Begins to connect; call once.
    void start();
    [[nodiscard]] bool isOpen() const;
    /// False when not connected (then reply does not run). Replies come later, in the order of the commands.
    [[nodiscard]] bool send(const QList<QByteArray> &arguments, ReplyHandler reply);

signals:
    /// Connected and logged in, at first or again.
    void opened();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace relayscope::redis
