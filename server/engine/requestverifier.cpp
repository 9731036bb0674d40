#include "engine/requestverifier.h"

namespace relayscope::engineio {

namespace {

std::optional<TransportKind> enabledTransport(const QByteArray &name, const EngineOptions &options)
{
    if (name == "polling" && options.allowPolling)
        return TransportKind::Polling;
    if (name == "websocket" && options.allowWebSocket)
        return TransportKind::WebSocket;
    return std::nullopt;
}

std::optional<RequestError> verifyHandshake(const RequestFacts &facts, TransportKind transport)
{
    if (facts.method != "GET")
        return RequestError::BadHandshakeMethod;
    if (transport == TransportKind::WebSocket && !facts.upgrade)
        return RequestError::BadRequest;
    if (!facts.upgrade && !isSupportedVersion(facts.protocolVersion))
        return RequestError::UnsupportedProtocolVersion;
    return std::nullopt;
}

} // namespace

const char *toString(RequestError error)
{
    switch (error) {
    case RequestError::TransportUnknown:
        return "Transport unknown";
    case RequestError::SessionUnknown:
        return "Session ID unknown";
    case RequestError::BadHandshakeMethod:
        return "Bad handshake method";
    case RequestError::BadRequest:
        return "Bad request";
    case RequestError::Forbidden:
        return "Forbidden";
    case RequestError::UnsupportedProtocolVersion:
        return "Unsupported protocol version";
    }
    return "unknown";
}

QByteArray toJson(RequestError error)
{
    return "{\"code\":" + QByteArray::number(static_cast<int>(error)) + ",\"message\":\"" + toString(error) + "\"}";
}

int httpStatus(RequestError error)
{
    return error == RequestError::Forbidden ? 403 : 400;
}

bool isAllowedOrigin(const QByteArray &origin, const EngineOptions &options)
{
    return origin.isEmpty() || options.allowedOrigins.isEmpty() || options.allowedOrigins.contains("*")
        || options.allowedOrigins.contains(origin);
}

std::optional<RequestError> verifyRequest(const RequestFacts &facts, const EngineOptions &options)
{
    const std::optional<TransportKind> transport = enabledTransport(facts.transport, options);
    if (!transport)
        return RequestError::TransportUnknown;
    if (!isAllowedOrigin(facts.origin, options))
        return RequestError::Forbidden;
    if (facts.sid.isEmpty())
        return verifyHandshake(facts, *transport);
    if (!facts.sessionTransport)
        return RequestError::SessionUnknown;
    // A plain request reaches a polling session only; Node leaves one for a WebSocket session without any answer.
    if (!facts.upgrade && (*transport != *facts.sessionTransport || *transport == TransportKind::WebSocket))
        return RequestError::BadRequest;
    if (!isSupportedVersion(facts.protocolVersion))
        return RequestError::BadRequest;
    return std::nullopt;
}

bool isSupportedVersion(QByteArrayView protocolVersion)
{
    return protocolVersion == "4";
}

} // namespace relayscope::engineio
