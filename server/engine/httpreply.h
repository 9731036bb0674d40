#pragma once

#include "engine/httprequesthead.h"

namespace relayscope::engineio {

/// Answer to one HTTP request. Without a Content-Length field the body goes out chunked, as Node's http does it.
struct HttpReply {
    int status = 200;
    HttpHeaders headers;
    QByteArray body;
};

/// Seconds that an idle connection is promised to stay open (Node's keepAliveTimeout).
inline constexpr int kKeepAliveSeconds = 5;

/// The bytes on the wire, fields in the order of Node's http: first the given ones, then Date, Connection, Keep-Alive
/// and Transfer-Encoding. date: an IMF-fixdate (RFC 9110 section 5.6.7).
[[nodiscard]] QByteArray serialize(
    const HttpReply &reply, const HttpRequestHead &request, bool keepAlive, const QByteArray &date);

/// A reply outside of HTTP keep-alive, as Engine.IO and ws write it for refused upgrades; the connection ends with it.
/// contentTypeName: the two spell it differently.
[[nodiscard]] QByteArray serializeRefusal(
    int status, QByteArrayView contentTypeName, const QByteArray &text, const HttpHeaders &extra = {});

/// The standard reason phrase of the statuses used here.
[[nodiscard]] const char *reasonPhrase(int status);

} // namespace relayscope::engineio
