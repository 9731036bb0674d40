#pragma once

#include "engine/httprequesthead.h"

namespace relayscope::engineio {

/// The header fields that npm's `cors` adds for these origins (EngineOptions::corsOrigins): `*` for anyone, one fixed
/// origin for everybody, or a list from which the peer's own is reflected. Empty without origins.
[[nodiscard]] HttpHeaders corsHeaders(const QList<QByteArray> &origins, const QByteArray &requestOrigin);

/// The answer to an OPTIONS request, before its Content-Length: the fields above, the methods, and the requested
/// headers reflected.
[[nodiscard]] HttpHeaders corsPreflightHeaders(const QList<QByteArray> &origins, const HttpRequestHead &request);

} // namespace relayscope::engineio
