#include "socketio/beatmessage.h"

#include "protocol/json.h"
#include "protocol/redisadapter/channels.h"

#include <algorithm>

namespace relayscope::socketio {

namespace {

using protocol::Value;

constexpr char kNode[] = "node";
constexpr char kBoot[] = "boot";
constexpr char kSequence[] = "sequence";
constexpr char kSent[] = "sentMs";
constexpr char kUids[] = "uids";
constexpr char kLeaving[] = "leaving";

bool isName(const QByteArray *text)
{
    return text && !text->isEmpty() && text->size() <= BeatMessage::kMaxNameBytes;
}

const QByteArray *textOf(const Value &beat, const char *name)
{
    const Value *const value = beat.member(name);
    return value ? value->asText() : nullptr;
}

const std::int64_t *numberOf(const Value &beat, const char *name)
{
    const Value *const value = beat.member(name);
    return value ? value->asInt() : nullptr;
}

} // namespace

QByteArray beatChannel(const QByteArray &prefix)
{
    return prefix + redisadapter::kBeatChannelSuffix;
}

QByteArray encodeBeat(const BeatMessage &beat)
{
    Value::Object uids;
    for (auto it = beat.uids.cbegin(); it != beat.uids.cend(); ++it)
        uids.emplace_back(it.key(), it.value());
    std::sort(uids.begin(), uids.end(),
        [](const Value::Member &left, const Value::Member &right) { return left.first < right.first; });
    Value::Object members{{kNode, beat.nodeName}, {kBoot, beat.bootId}, {kSequence, beat.sequence},
        {kSent, beat.sentMs}, {kUids, std::move(uids)}};
    if (beat.isLeaving)
        members.emplace_back(kLeaving, true);
    return protocol::toJson(std::move(members));
}

Expected<BeatMessage, QByteArray> decodeBeat(QByteArrayView bytes)
{
    if (bytes.size() > BeatMessage::kMaxBytes)
        return Unexpected(QByteArrayLiteral("the beat is too large"));
    const auto parsed = protocol::parseJson(bytes);
    if (!parsed)
        return Unexpected(QByteArray(protocol::toString(parsed.error().error)));
    const QByteArray *const name = textOf(*parsed, kNode);
    const QByteArray *const boot = textOf(*parsed, kBoot);
    const std::int64_t *const sequence = numberOf(*parsed, kSequence);
    const std::int64_t *const sent = numberOf(*parsed, kSent);
    const Value *const uids = parsed->member(kUids);
    if (!isName(name) || !isName(boot) || !sequence || *sequence < 0 || !sent || !uids || !uids->asObject())
        return Unexpected(QByteArrayLiteral("the beat lacks a member"));
    if (static_cast<qsizetype>(uids->asObject()->size()) > BeatMessage::kMaxNamespaces)
        return Unexpected(QByteArrayLiteral("the beat names too many namespaces"));
    BeatMessage beat{*name, *boot, static_cast<quint64>(*sequence), *sent, {}, false};
    for (const auto &[nsp, uid] : *uids->asObject()) {
        if (!isName(uid.asText()))
            return Unexpected(QByteArrayLiteral("a uid of the beat is no text"));
        beat.uids.insert(nsp, *uid.asText());
    }
    const Value *const leaving = parsed->member(kLeaving);
    beat.isLeaving = leaving && leaving->asBool() && *leaving->asBool();
    return beat;
}

} // namespace relayscope::socketio
