#include "engine/websockethandshake.h"

#include "engine/httpreply.h"

#include <QCryptographicHash>

#include <algorithm>

namespace relayscope::engineio {

namespace {

/// RFC 6455 section 1.3.
constexpr char kAcceptGuid[] = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
/// Base64 of 16 bytes.
constexpr qsizetype kKeyBytes = 24;

bool isValidKey(const QByteArray &key)
{
    const auto isBase64 = [](char c) { return std::isalnum(static_cast<uchar>(c)) || c == '+' || c == '/'; };
    return key.size() == kKeyBytes && key.endsWith("==") && std::all_of(key.begin(), key.end() - 2, isBase64);
}

/// RFC 9110 section 5.6.2.
bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isalnum(static_cast<uchar>(c)) || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    });
}

} // namespace

std::optional<QByteArray> refuseWebSocket(const HttpRequestHead &request)
{
    const auto refusal = [](int status, const QByteArray &text, const HttpHeaders &extra = {}) {
        return serializeRefusal(status, "Content-Type", text, extra);
    };
    if (request.method != "GET")
        return refusal(405, "Invalid HTTP method");
    if (request.header("upgrade").toLower() != "websocket")
        return refusal(400, "Invalid Upgrade header");
    if (!isValidKey(request.header("sec-websocket-key")))
        return refusal(400, "Missing or invalid Sec-WebSocket-Key header");
    const QByteArray version = request.header("sec-websocket-version");
    if (version != "13" && version != "8") {
        return refusal(400, "Missing or invalid Sec-WebSocket-Version header", {{"Sec-WebSocket-Version", "13, 8"}});
    }
    const QByteArray protocols = request.header("sec-websocket-protocol");
    if (!protocols.isNull()) {
        const QList<QByteArray> names = protocols.split(',');
        if (!std::all_of(names.begin(), names.end(), [](const QByteArray &name) { return isToken(name.trimmed()); }))
            return refusal(400, "Invalid Sec-WebSocket-Protocol header");
    }
    return std::nullopt;
}

QByteArray acceptWebSocket(const HttpRequestHead &request, const HttpHeaders &extra)
{
    const QByteArray accept
        = QCryptographicHash::hash(request.header("sec-websocket-key") + kAcceptGuid, QCryptographicHash::Sha1);
    QByteArray response = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Accept: "
        + accept.toBase64() + "\r\n";
    if (const QByteArray protocols = request.header("sec-websocket-protocol"); !protocols.isNull())
        response += "Sec-WebSocket-Protocol: " + protocols.split(',').first().trimmed() + "\r\n";
    for (const auto &[name, value] : extra)
        response += name + ": " + value + "\r\n";
    return response + "\r\n";
}

} // namespace relayscope::engineio
