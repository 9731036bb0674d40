#include "engine/requestrouter.h"

#include "engine/corsheaders.h"
#include "engine/querystring.h"
#include "engine/websockethandshake.h"

#include <QDateTime>

#include <utility>

namespace relayscope::engineio {

namespace {

using namespace std::chrono_literals;

/// What an upgrade for somebody else gets before it is closed (engine.io lib/server.ts destroyUpgradeTimeout).
constexpr std::chrono::milliseconds kForeignUpgradeTimeout = 1s;

/// For a client that was told to come back later.
constexpr char kRetryAfterSeconds[] = "2";

/// One trailing slash, whatever was configured.
QByteArray normalized(QByteArray path)
{
    if (path.endsWith('/'))
        path.chop(1);
    return path + '/';
}

HttpReply errorReply(RequestError error)
{
    HttpReply reply;
    reply.status = httpStatus(error);
    reply.headers = {{"Content-Type", "application/json"}};
    reply.body = toJson(error);
    return reply;
}

/// What may be told of a request: of the query only what Engine.IO's rules look at, and not the session id.
RefusedRequest describe(const HttpConnection &connection)
{
    const HttpRequestHead &head = connection.head();
    RefusedRequest request{connection.peerAddress(), head.method};
    const QueryParameters query = parseQuery(head.target);
    for (const char *name : {"transport", "EIO"}) {
        const QByteArray value = queryValue(query, name);
        if (!value.isEmpty())
            request.request += QByteArray(" ") + name + '=' + value;
    }
    if (const QByteArray origin = head.header("origin"); !origin.isEmpty())
        request.request += " origin=" + origin;
    return request;
}

QByteArray errorRefusal(RequestError error)
{
    return serializeRefusal(httpStatus(error), "Content-type", toString(error));
}

} // namespace

RequestRouter::RequestRouter(const EngineOptions &options, SessionRegistry &sessions)
    : m_options(options)
    , m_sessions(sessions)
    , m_pathPrefix(normalized(options.path))
{
}

bool RequestRouter::isEnginePath(const HttpRequestHead &head) const
{
    return head.target.startsWith(m_pathPrefix);
}

void RequestRouter::requestReceived(HttpConnection &connection)
{
    const HttpRequestHead &head = connection.head();
    if (!isEnginePath(head)) {
        serveOther(connection);
        return;
    }
    if (const std::optional<Refusal> tooMany = connection.refusal()) {
        refuseForNow(connection, *tooMany);
        return;
    }
    if (head.method == "OPTIONS" && !isAllowedOrigin(head.header("origin"), m_options)) {
        m_sessions.refusals().add(RequestError::Forbidden, describe(connection));
        connection.respond(errorReply(RequestError::Forbidden));
        return;
    }
    if (!m_options.corsOrigins.isEmpty() && head.method == "OPTIONS") {
        HttpReply reply;
        reply.status = 204;
        reply.headers = corsPreflightHeaders(m_options.corsOrigins, head);
        reply.headers.emplaceBack("Content-Length", "0");
        connection.respond(std::move(reply));
        return;
    }
    connection.setLeadingHeaders(corsHeaders(m_options.corsOrigins, head.header("origin")));
    Verdict verdict = verify(connection, false);
    if (verdict.error)
        connection.respond(errorReply(*verdict.error));
    else if (verdict.session)
        verdict.session->servePolling(connection);
    else if (isPendingFull())
        refuseForNow(connection, Refusal::TooManySessionsWithoutNamespace);
    else
        m_sessions.openPolling(std::move(verdict.request), connection);
}

void RequestRouter::refused(const HttpConnection &connection, Refusal refusal)
{
    m_sessions.refusals().add(refusal, describe(connection));
}

void RequestRouter::refuseForNow(HttpConnection &connection, Refusal refusal)
{
    refused(connection, refusal);
    connection.refuse(serializeRefusal(503, "Content-Type", toString(refusal), {{"Retry-After", kRetryAfterSeconds}}));
}

/// Sessions that never join a namespace cost as much as others and are worth nothing: without a bound, clients behind a
/// balancer that is not sticky leave them by the hundred.
bool RequestRouter::isPendingFull() const
{
    return m_sessions.counters().pendingSessions >= m_options.maxPendingSessions;
}

void RequestRouter::serveOther(HttpConnection &connection)
{
    HttpResponse response;
    if (m_httpHandler)
        response = m_httpHandler({connection.head().method, connection.head().path()});
    HttpReply reply;
    reply.status = response.status;
    reply.headers = response.headers;
    if (!response.body.isEmpty()) {
        reply.headers.emplaceBack("Content-Type", response.contentType);
        reply.headers.emplaceBack("Content-Length", QByteArray::number(response.body.size()));
        reply.body = response.body;
    }
    connection.respond(std::move(reply));
}

RequestRouter::Verdict RequestRouter::verify(const HttpConnection &connection, bool upgrade)
{
    const HttpRequestHead &head = connection.head();
    Verdict verdict;
    verdict.request.query = parseQuery(head.target);
    const QueryParameters &query = verdict.request.query;

    RequestFacts facts;
    facts.method = head.method;
    facts.transport = queryValue(query, "transport");
    facts.sid = queryValue(query, "sid");
    facts.protocolVersion = queryValue(query, "EIO");
    facts.origin = head.header("origin");
    facts.upgrade = upgrade;
    if (!facts.sid.isEmpty())
        verdict.session = m_sessions.find(facts.sid);
    if (verdict.session)
        facts.sessionTransport = verdict.session->transport();

    verdict.error = verifyRequest(facts, m_options);
    if (verdict.error)
        m_sessions.refusals().add(*verdict.error, describe(connection));
    verdict.webSocket = facts.transport == "websocket";
    verdict.protocolVersion = facts.protocolVersion;
    verdict.binaryAsText = !queryValue(query, "b64").isEmpty();
    verdict.request.url = head.target;
    verdict.request.headers = head.headers;
    verdict.request.remoteAddress = connection.peerAddress();
    verdict.request.issuedMsSinceEpoch = QDateTime::currentMSecsSinceEpoch();
    return verdict;
}

void RequestRouter::upgradeReceived(HttpConnection &connection)
{
    if (!m_options.allowWebSocket) {
        requestReceived(connection); // as Node does when nobody listens for upgrades
        return;
    }
    if (!isEnginePath(connection.head())) {
        connection.closeAfter(kForeignUpgradeTimeout);
        return;
    }
    if (const std::optional<Refusal> tooMany = connection.refusal()) {
        refuseForNow(connection, *tooMany);
        return;
    }
    Verdict verdict = verify(connection, true);
    if (verdict.error) {
        connection.refuse(errorRefusal(*verdict.error));
    } else if (const std::optional<QByteArray> refusal = refuseWebSocket(connection.head())) {
        refused(connection, Refusal::BadWebSocketHandshake);
        connection.refuse(*refusal);
    } else if (!verdict.session && isPendingFull()) {
        refuseForNow(connection, Refusal::TooManySessionsWithoutNamespace);
    } else {
        acceptUpgrade(connection, std::move(verdict));
    }
}

void RequestRouter::acceptUpgrade(HttpConnection &connection, Verdict verdict)
{
    const HttpRequestHead &head = connection.head();
    const QByteArray accepted = acceptWebSocket(head, corsHeaders(m_options.corsOrigins, head.header("origin")));
    if (verdict.webSocket && !verdict.session && !isSupportedVersion(verdict.protocolVersion)) {
        // engine.io checks the version last, when the WebSocket is open, and writes the HTTP error into it.
        constexpr auto kError = RequestError::UnsupportedProtocolVersion;
        m_sessions.refusals().add(kError, describe(connection));
        connection.refuse(accepted + errorRefusal(kError));
        return;
    }
    HttpConnection::TakenStream taken = connection.takeStream();
    taken.stream->append(accepted); // leaves with the first packets
    auto webSocket = std::make_unique<WebSocketTransport>(
        m_sessions.context(), std::move(taken.stream), std::move(taken.sentAhead), verdict.binaryAsText);
    if (!verdict.webSocket) {
        // transport=polling on an upgrade: engine.io accepts it and closes.
        webSocket->discard();
        m_sessions.graveyard().linger(std::move(webSocket));
    } else if (verdict.session) {
        verdict.session->tryUpgrade(std::move(webSocket));
    } else {
        m_sessions.openWebSocket(std::move(verdict.request), std::move(webSocket));
    }
}

} // namespace relayscope::engineio
