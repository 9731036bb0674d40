#include "socketio/clusterrequests.h"

#include "protocol/redisadapter/codec.h"
#include "redis/bus.h"
#include "socketio/buslink.h"
#include "socketio/clustermembers.h"
#include "socketio/identifiers.h"
#include "socketio/localadapter.h"
#include "socketio/namespace.h"
#include "socketio/responsename.h"
#include "socketio/servercontext.h"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace relayscope::socketio {

namespace {

using redisadapter::Response;

const QByteArray &requestIdOf(const Response &response)
{
    return std::visit([](const auto &form) -> const QByteArray & { return form.requestId; }, response);
}

QByteArray uidOf(const Response &response)
{
    return std::visit(
        [](const auto &form) {
            if constexpr (requires { form.uid; })
                return form.uid;
            else
                return QByteArray();
        },
        response);
}

QString countFailed()
{
    return QStringLiteral("the nodes cannot be counted: Redis cannot be reached");
}

} // namespace

ClusterRequests::ClusterRequests(
    Namespace &nsp, BusLink &link, const redisadapter::Channels &channels, LocalAdapter &local)
    : m_namespace(nsp)
    , m_link(link)
    , m_channels(channels)
    , m_local(local)
    , m_self(std::make_shared<ClusterRequests *>(this))
{
}

ClusterRequests::~ClusterRequests() = default;

void ClusterRequests::fetchSockets(const Selection &selection, Adapter::FetchReply reply)
{
    const QByteArray requestId = makeAdapterId();
    countAndAsk({requestId, redisadapter::FetchRequest{m_link.uid(), requestId, selection}, "fetchSockets"},
        {Fetch{m_local.describe(selection), std::move(reply)}});
}

void ClusterRequests::allRooms(Adapter::RoomsReply reply)
{
    const QByteArray requestId = makeAdapterId();
    const QList<QByteArray> rooms = m_namespace.rooms().names();
    countAndAsk({requestId, redisadapter::AllRoomsRequest{m_link.uid(), requestId}, "allRooms"},
        {AllRooms{rooms, std::move(reply), {rooms.begin(), rooms.end()}}});
}

void ClusterRequests::serverSideEmit(const protocol::Value::Array &data, Adapter::ServerSideReply reply)
{
    const QByteArray requestId = makeAdapterId();
    countAndAsk({requestId, redisadapter::ServerSideEmitRequest{m_link.uid(), requestId, data}, "serverSideEmit"},
        {ServerSideEmit{{}, std::move(reply)}});
}

void ClusterRequests::broadcastWithAck(
    const Payload &event, const BroadcastOptions &options, std::shared_ptr<AckCollector> collector)
{
    const QByteArray requestId = makeAdapterId();
    const Packet packet{PacketType::Event, m_namespace.name(), std::nullopt, event};
    // How many answer is for the collector to know: it ends when its own time is over.
    waitFor(requestId, {BroadcastAcks{std::move(collector)}},
        std::chrono::milliseconds{options.flags.timeoutMs.value_or(0)});
    ask({requestId, redisadapter::BroadcastRequest{m_link.uid(), requestId, packet, options.selection, options.flags},
        "broadcastWithAck", viewEvent(event).name, options.trace});
}

void ClusterRequests::countAndAsk(Question question, Pending pending)
{
    waitFor(question.requestId, std::move(pending), m_namespace.context().options.requestsTimeout);
    const std::weak_ptr<ClusterRequests *> self = m_self;
    m_link.bus().countSubscribers(
        m_channels.request(), [this, self, question = std::move(question)](std::optional<qint64> servers) {
            if (self.expired())
                return;
            const PendingMap::iterator waiting = m_pending.find(question.requestId);
            if (waiting == m_pending.end())
                return;
            if (!servers) {
                finish(waiting, countFailed());
                return;
            }
            waiting->second.answered.expected = std::max<qint64>(*servers - 1, 0);
            if (waiting->second.answered.expected == 0)
                finish(waiting, QString());
            else
                ask(question);
        });
}

void ClusterRequests::waitFor(const QByteArray &requestId, Pending pending, std::chrono::milliseconds timeout)
{
    pending.timeout = m_namespace.context().later.after(timeout, [this, requestId] { expire(requestId); });
    m_pending.emplace(requestId, std::move(pending));
}

void ClusterRequests::ask(const Question &question)
{
    const QByteArray bytes = redisadapter::encode(question.request);
    m_link.publish(m_channels.request(), bytes, QByteArray(), question.eventName, question.trace);
    ++m_namespace.context().counters.requestsSent;
    m_link.recordRequest(telemetry::EventKind::RequestSent, question.name, question.requestId, question.trace);
}

Missing ClusterRequests::missing(const Answered &answered) const
{
    Missing missing;
    const ClusterMembers *const members = m_namespace.context().members;
    const qint64 unanswered = answered.expected ? std::max<qint64>(*answered.expected - answered.count, 0) : 0;
    for (const ClusterMembers::Peer &peer :
        members ? members->peers(m_namespace.name()) : QList<ClusterMembers::Peer>()) {
        // A silent one may be gone for good: it is named only when more are missing than those that are heard.
        const bool isMissing = !peer.isSilent || missing.nodeNames.size() < unanswered;
        if (isMissing && !answered.uids.contains(peer.uid))
            missing.nodeNames.append(peer.nodeName);
    }
    missing.unnamed = std::max<qint64>(unanswered - missing.nodeNames.size(), 0);
    return missing;
}

QString ClusterRequests::timeoutError(const Pending &pending)
{
    if (std::holds_alternative<Fetch>(pending.kind))
        return QStringLiteral("timeout reached while waiting for fetchSockets response");
    if (std::holds_alternative<AllRooms>(pending.kind))
        return QStringLiteral("timeout reached while waiting for allRooms response");
    if (!pending.answered.expected)
        return QStringLiteral("timeout reached: Redis did not count the nodes");
    return QStringLiteral("timeout reached: only %1 responses received out of %2")
        .arg(pending.answered.count)
        .arg(*pending.answered.expected);
}

void ClusterRequests::expire(const QByteArray &requestId)
{
    const PendingMap::iterator pending = m_pending.find(requestId);
    if (pending == m_pending.end())
        return;
    if (std::holds_alternative<BroadcastAcks>(pending->second.kind)) {
        m_pending.erase(pending);
        return;
    }
    ++m_namespace.context().counters.requestsTimedOut;
    finish(pending, timeoutError(pending->second));
}

void ClusterRequests::receive(const QByteArray &channel, const QByteArray &message)
{
    ReceivedMessage received = m_link.receive(channel, message);
    const Expected<Response, redisadapter::BusError> decoded = redisadapter::decodeResponse(message);
    if (!decoded) {
        m_link.ignored(received, IgnoreReason::Undecodable, toString(decoded.error()));
        return;
    }
    const QByteArray &requestId = requestIdOf(*decoded);
    const PendingMap::iterator pending = m_pending.find(requestId);
    if (pending == m_pending.end()) {
        m_link.ignored(received, IgnoreReason::UnknownRequest, "no such request waits here");
        return;
    }
    if (!add(pending->second, *decoded)) {
        m_link.ignored(received, IgnoreReason::Undecodable, "the answer does not fit the request");
        return;
    }
    m_link.applied(received, telemetry::Verdict::Delivered, 0);
    m_link.recordRequest(telemetry::EventKind::ResponseReceived, responseName(*decoded), requestId, received.trace);
    finishWhenComplete(pending);
}

bool ClusterRequests::add(Pending &pending, const Response &response)
{
    if (auto *const fetch = std::get_if<Fetch>(&pending.kind)) {
        if (const auto *const full = std::get_if<redisadapter::FetchResponse>(&response))
            fetch->sockets.append(full->sockets);
        else if (const auto *const ids = std::get_if<redisadapter::SocketsResponse>(&response);
                 !ids || !ids->sockets.isEmpty())
            return false;
    } else if (auto *const all = std::get_if<AllRooms>(&pending.kind)) {
        const auto *const answer = std::get_if<redisadapter::AllRoomsResponse>(&response);
        if (!answer)
            return false;
        for (const QByteArray &room : answer->rooms) {
            if (all->known.insert(room).second)
                all->rooms.append(room);
        }
    } else if (auto *const emitted = std::get_if<ServerSideEmit>(&pending.kind)) {
        const auto *const answer = std::get_if<redisadapter::ServerSideEmitResponse>(&response);
        if (!answer)
            return false;
        emitted->answers.push_back(answer->data);
    } else {
        AckCollector &collector = *std::get<BroadcastAcks>(pending.kind).collector;
        if (const auto *const count = std::get_if<redisadapter::BroadcastClientCount>(&response))
            collector.addClientCount(count->clientCount, count->uid);
        else if (const auto *const answer = std::get_if<redisadapter::BroadcastAck>(&response))
            collector.addAnswer(answer->packet);
        else
            return false;
    }
    ++pending.answered.count;
    if (const QByteArray uid = uidOf(response); !uid.isEmpty())
        pending.answered.uids.insert(uid);
    return true;
}

void ClusterRequests::finishWhenComplete(PendingMap::iterator pending)
{
    const Answered &answered = pending->second.answered;
    const bool isCounted = !std::holds_alternative<BroadcastAcks>(pending->second.kind) && answered.expected;
    if (isCounted && answered.count >= *answered.expected)
        finish(pending, QString());
}

void ClusterRequests::finish(PendingMap::iterator pending, const QString &error)
{
    m_namespace.context().later.cancel(pending->second.timeout);
    PendingMap::node_type entry = m_pending.extract(pending);
    Pending &ended = entry.mapped();
    Missing absent;
    if (!error.isEmpty()) {
        absent = missing(ended.answered);
        ++m_namespace.context().counters.requestsPartial;
    }
    if (auto *const fetch = std::get_if<Fetch>(&ended.kind))
        fetch->reply({std::move(fetch->sockets), error, std::move(absent)});
    else if (auto *const all = std::get_if<AllRooms>(&ended.kind))
        all->reply({std::move(all->rooms), error, std::move(absent)});
    else if (auto *const emitted = std::get_if<ServerSideEmit>(&ended.kind))
        emitted->reply({std::move(emitted->answers), error, std::move(absent)});
}

} // namespace relayscope::socketio
