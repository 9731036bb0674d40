#include "socketio/clusterrequests.h"

#include "protocol/redisadapter/codec.h"
#include "redis/bus.h"
#include "socketio/buslink.h"
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

void ClusterRequests::countOthers(std::function<void(qint64 others)> ask, std::function<void(const QString &why)> fail)
{
    const std::weak_ptr<ClusterRequests *> self = m_self;
    m_link.bus().countSubscribers(
        m_channels.request(), [self, ask = std::move(ask), fail = std::move(fail)](std::optional<qint64> servers) {
            if (self.expired())
                return;
            if (servers)
                ask(std::max<qint64>(*servers - 1, 0));
            else
                fail(countFailed());
        });
}

void ClusterRequests::fetchSockets(const Selection &selection, Adapter::FetchReply reply)
{
    const auto askOthers = [this, selection, reply](qint64 others) {
        QList<RemoteSocket> sockets = m_local.describe(selection);
        if (others == 0) {
            reply(std::move(sockets));
            return;
        }
        const QByteArray requestId = makeAdapterId();
        ask(Question{requestId, redisadapter::FetchRequest{m_link.uid(), requestId, selection}, "fetchSockets"},
            Pending{Fetch{std::move(sockets), reply}, others}, m_namespace.context().options.requestsTimeout);
    };
    countOthers(askOthers, [reply](const QString &why) { reply(Unexpected(why)); });
}

void ClusterRequests::allRooms(Adapter::RoomsReply reply)
{
    const auto askOthers = [this, reply](qint64 others) {
        if (others == 0) {
            reply(m_namespace.rooms().names());
            return;
        }
        const QByteArray requestId = makeAdapterId();
        const QList<QByteArray> rooms = m_namespace.rooms().names();
        ask(Question{requestId, redisadapter::AllRoomsRequest{m_link.uid(), requestId}, "allRooms"},
            Pending{AllRooms{rooms, reply, {rooms.begin(), rooms.end()}}, others},
            m_namespace.context().options.requestsTimeout);
    };
    countOthers(askOthers, [reply](const QString &why) { reply(Unexpected(why)); });
}

void ClusterRequests::serverSideEmit(const protocol::Value::Array &data, Adapter::ServerSideReply reply)
{
    const auto askOthers = [this, data, reply](qint64 others) {
        if (others == 0) {
            reply(QString(), {});
            return;
        }
        const QByteArray requestId = makeAdapterId();
        ask(Question{requestId, redisadapter::ServerSideEmitRequest{m_link.uid(), requestId, data}, "serverSideEmit"},
            Pending{ServerSideEmit{{}, reply}, others}, m_namespace.context().options.requestsTimeout);
    };
    countOthers(askOthers, [reply](const QString &why) { reply(why, {}); });
}

void ClusterRequests::broadcastWithAck(
    const Payload &event, const BroadcastOptions &options, std::shared_ptr<AckCollector> collector)
{
    const QByteArray requestId = makeAdapterId();
    const Packet packet{PacketType::Event, m_namespace.name(), std::nullopt, event};
    const std::chrono::milliseconds timeout{options.flags.timeoutMs.value_or(0)};
    // How many answer is for the collector to know: it ends when its own time is over.
    ask(Question{requestId,
            redisadapter::BroadcastRequest{m_link.uid(), requestId, packet, options.selection, options.flags},
            "broadcastWithAck", viewEvent(event).name, options.trace},
        Pending{BroadcastAcks{std::move(collector)}}, timeout);
}

void ClusterRequests::ask(const Question &question, Pending pending, std::chrono::milliseconds timeout)
{
    ServerContext &context = m_namespace.context();
    const QByteArray bytes = redisadapter::encode(question.request);
    m_link.publish(m_channels.request(), bytes, QByteArray(), question.eventName, question.trace);
    ++context.counters.requestsSent;
    m_link.recordRequest(telemetry::EventKind::RequestSent, question.name, question.requestId, question.trace);
    pending.timeout = context.later.after(timeout, [this, id = question.requestId] { expire(id); });
    m_pending.emplace(question.requestId, std::move(pending));
}

void ClusterRequests::expire(const QByteArray &requestId)
{
    PendingMap::node_type entry = m_pending.extract(requestId);
    if (entry.empty())
        return;
    const Pending &pending = entry.mapped();
    QString error;
    if (std::holds_alternative<Fetch>(pending.kind)) {
        error = QStringLiteral("timeout reached while waiting for fetchSockets response");
    } else if (std::holds_alternative<AllRooms>(pending.kind)) {
        error = QStringLiteral("timeout reached while waiting for allRooms response");
    } else if (std::holds_alternative<ServerSideEmit>(pending.kind)) {
        error = QStringLiteral("timeout reached: only %1 responses received out of %2")
                    .arg(pending.received)
                    .arg(pending.expected);
    }
    if (!error.isEmpty())
        ++m_namespace.context().counters.requestsTimedOut;
    reply(std::move(entry.mapped()), error);
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
            collector.addClientCount(count->clientCount);
        else if (const auto *const answer = std::get_if<redisadapter::BroadcastAck>(&response))
            collector.addAnswer(answer->packet);
        else
            return false;
    }
    ++pending.received;
    return true;
}

void ClusterRequests::finishWhenComplete(PendingMap::iterator pending)
{
    if (std::holds_alternative<BroadcastAcks>(pending->second.kind)
        || pending->second.received < pending->second.expected) {
        return;
    }
    m_namespace.context().later.cancel(pending->second.timeout);
    PendingMap::node_type entry = m_pending.extract(pending);
    reply(std::move(entry.mapped()), QString());
}

void ClusterRequests::reply(Pending pending, const QString &error)
{
    if (auto *const fetch = std::get_if<Fetch>(&pending.kind)) {
        if (error.isEmpty())
            fetch->reply(std::move(fetch->sockets));
        else
            fetch->reply(Unexpected(error));
    } else if (auto *const all = std::get_if<AllRooms>(&pending.kind)) {
        if (error.isEmpty())
            all->reply(std::move(all->rooms));
        else
            all->reply(Unexpected(error));
    } else if (auto *const emitted = std::get_if<ServerSideEmit>(&pending.kind)) {
        emitted->reply(error, emitted->answers);
    }
}

} // namespace relayscope::socketio
