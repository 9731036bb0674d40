#include "protocol/redisadapter/channels.h"

#include <array>

namespace relayscope::redisadapter {

namespace {

constexpr char kSeparator = '#';

/// `<nsp>#` and what follows it, of the part of a channel after `<prefix>#`.
struct Parts {
    QByteArrayView nsp;
    /// Without its final separator, empty when there is none.
    QByteArrayView detail;
    bool hasDetail = false;
};

std::optional<Parts> splitNamespace(QByteArrayView rest)
{
    if (!rest.startsWith('/') || !rest.endsWith(kSeparator))
        return std::nullopt;
    const qsizetype end = rest.indexOf(kSeparator);
    Parts parts;
    parts.nsp = rest.first(end);
    parts.hasDetail = end + 1 < rest.size();
    if (parts.hasDetail)
        parts.detail = rest.sliced(end + 1).chopped(1);
    return parts;
}

} // namespace

Channels::Channels(const QByteArray &prefix, const QByteArray &nsp)
    : m_broadcast(prefix + kSeparator + nsp + kSeparator)
    , m_request(prefix + "-request#" + nsp + kSeparator)
    , m_response(prefix + "-response#" + nsp + kSeparator)
{
}

QByteArray Channels::room(const QByteArray &room) const
{
    return m_broadcast + room + kSeparator;
}

QByteArray Channels::pattern() const
{
    return m_broadcast + '*';
}

QByteArray Channels::responseOf(const QByteArray &uid) const
{
    return m_response + uid + kSeparator;
}

std::optional<QByteArrayView> Channels::roomOf(QByteArrayView channel) const
{
    if (!channel.startsWith(m_broadcast))
        return std::nullopt;
    const QByteArrayView rest = channel.sliced(m_broadcast.size());
    if (rest.isEmpty())
        return rest;
    if (!rest.endsWith(kSeparator))
        return std::nullopt;
    return rest.chopped(1);
}

ChannelName parseChannel(QByteArrayView prefix, QByteArrayView channel)
{
    struct Family {
        const char *suffix;
        ChannelKind kind;
        ChannelKind kindWithDetail;
    };
    static constexpr std::array kFamilies = {
        Family{"#", ChannelKind::Broadcast, ChannelKind::Room},
        Family{"-request#", ChannelKind::Request, ChannelKind::Foreign},
        Family{"-response#", ChannelKind::Response, ChannelKind::Response},
    };
    if (!channel.startsWith(prefix))
        return {};
    const QByteArrayView afterPrefix = channel.sliced(prefix.size());
    if (afterPrefix == kBeatChannelSuffix)
        return {ChannelKind::Beat, {}, {}};
    for (const Family &family : kFamilies) {
        const QByteArrayView suffix(family.suffix);
        if (!afterPrefix.startsWith(suffix))
            continue;
        const auto parts = splitNamespace(afterPrefix.sliced(suffix.size()));
        const ChannelKind kind = !parts ? ChannelKind::Foreign : parts->hasDetail ? family.kindWithDetail : family.kind;
        if (kind == ChannelKind::Foreign)
            return {};
        return {kind, parts->nsp.toByteArray(), parts->detail.toByteArray()};
    }
    return {};
}

} // namespace relayscope::redisadapter
