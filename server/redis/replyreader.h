#pragma once

#include "base/expected.h"
#include "redis/reply.h"

#include <QByteArrayView>
#include <QString>

#include <cstddef>
#include <memory>
#include <optional>

struct redisReader;

namespace relayscope::redis {

/// Bytes of a Redis connection in, replies out (RESP2). Sans-I/O, owned by a Connection. The parser is that of hiredis,
/// with objects of our own: nothing of a peer is trusted, and memory is bounded while a reply is still coming in.
class ReplyReader final {
public:
    /// Bytes that one reply may have; each element of a list counts as kElementBytes more.
    static constexpr std::size_t kMaxReplyBytes = 17'000'000;
    static constexpr std::size_t kElementBytes = sizeof(Reply);

    ReplyReader();
    ~ReplyReader();
    Q_DISABLE_COPY_MOVE(ReplyReader)

    /// What came in, in order.
    void feed(QByteArrayView bytes);
    /// The next whole reply; nothing when more bytes are needed. The error is in words, and final.
    [[nodiscard]] Expected<std::optional<Reply>, QString> next();

private:
    struct Objects;
    struct Free {
        void operator()(redisReader *reader) const;
    };

    /// False when the reply would get too large.
    [[nodiscard]] bool account(std::size_t bytes);

    std::unique_ptr<redisReader, Free> m_reader;
    /// Of the reply that is being read.
    std::size_t m_replyBytes = 0;
    QString m_error;
};

} // namespace relayscope::redis
