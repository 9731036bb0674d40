#pragma once

#include <QByteArray>

#include <optional>

namespace relayscope::redisadapter {

/// `<prefix>-relayscope#beat#`: where nodes of ours tell each other that they are there. Matches no pattern of an
/// official server, and is no request channel, whose subscribers are counted.
inline constexpr char kBeatChannelSuffix[] = "-relayscope#beat#";

/// The channel names of one namespace (@socket.io/redis-adapter 8.3 lib/index.ts constructor).
class Channels final {
public:
    Channels(const QByteArray &prefix, const QByteArray &nsp);

    /// `<prefix>#<nsp>#`
    [[nodiscard]] const QByteArray &broadcast() const { return m_broadcast; }
    /// `<prefix>#<nsp>#<room>#`
    [[nodiscard]] QByteArray room(const QByteArray &room) const;
    /// PSUBSCRIBE pattern `<prefix>#<nsp>#*`; glob characters of the names are not escaped, as in the official adapter.
    [[nodiscard]] QByteArray pattern() const;
    /// `<prefix>-request#<nsp>#`
    [[nodiscard]] const QByteArray &request() const { return m_request; }
    /// `<prefix>-response#<nsp>#`
    [[nodiscard]] const QByteArray &response() const { return m_response; }
    /// `<prefix>-response#<nsp>#<uid>#`
    [[nodiscard]] QByteArray responseOf(const QByteArray &uid) const;

    /// The room of a broadcast channel of this namespace: empty for the channel of all; nothing for a foreign channel.
    [[nodiscard]] std::optional<QByteArrayView> roomOf(QByteArrayView channel) const;

private:
    QByteArray m_broadcast;
    QByteArray m_request;
    QByteArray m_response;
};

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
// GCC 12 takes scoped enumerators for shadows of the message types Request and Response when messages.h comes first.
#pragma GCC diagnostic ignored "-Wshadow"
#endif
enum class ChannelKind { Broadcast, Room, Request, Response, Beat, Foreign };
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

/// What an observer can say of a channel name. Namespaces begin with `/` and may themselves contain `#`: the shortest
/// namespace is taken.
struct ChannelName {
    ChannelKind kind = ChannelKind::Foreign;
    QByteArray nsp;
    /// Room of a Room channel, uid of a Response channel that has one.
    QByteArray detail;
    bool operator==(const ChannelName &) const = default;
};
[[nodiscard]] ChannelName parseChannel(QByteArrayView prefix, QByteArrayView channel);

} // namespace relayscope::redisadapter
