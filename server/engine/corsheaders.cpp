#include "engine/corsheaders.h"

#include <algorithm>

namespace relayscope::engineio {

HttpHeaders corsHeaders(const QList<QByteArray> &origins, const QByteArray &requestOrigin)
{
    if (origins.isEmpty())
        return {};
    if (origins.contains("*"))
        return {{"Access-Control-Allow-Origin", "*"}};
    HttpHeaders headers;
    if (origins.size() == 1)
        headers.emplaceBack("Access-Control-Allow-Origin", origins.first());
    else if (origins.contains(requestOrigin))
        headers.emplaceBack("Access-Control-Allow-Origin", requestOrigin);
    headers.emplaceBack("Vary", "Origin");
    return headers;
}

HttpHeaders corsPreflightHeaders(const QList<QByteArray> &origins, const HttpRequestHead &request)
{
    HttpHeaders headers = corsHeaders(origins, request.header("origin"));
    headers.emplaceBack("Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE");
    const auto vary = std::find_if(headers.begin(), headers.end(), [](const auto &h) { return h.first == "Vary"; });
    if (vary == headers.end())
        headers.emplaceBack("Vary", "Access-Control-Request-Headers");
    else
        vary->second += ", Access-Control-Request-Headers";
    if (const QByteArray requested = request.header("access-control-request-headers"); !requested.isEmpty())
        headers.emplaceBack("Access-Control-Allow-Headers", requested);
    return headers;
}

} // namespace relayscope::engineio
