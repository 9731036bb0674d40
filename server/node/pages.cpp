#include "node/pages.h"

namespace relayscope::node {

namespace {

using engineio::HttpRequest;
using engineio::HttpResponse;

constexpr int kStatusOk = 200;
constexpr int kStatusNotFound = 404;
constexpr int kStatusMethodNotAllowed = 405;
constexpr int kStatusServiceUnavailable = 503;

[[nodiscard]] HttpResponse plain(int status, const QByteArray &line)
{
    HttpResponse response;
    response.status = status;
    response.body = line + '\n';
    return response;
}

[[nodiscard]] HttpResponse metricsPage(const QList<Metric> &metrics)
{
    HttpResponse response;
    response.status = kStatusOk;
    response.contentType = QByteArrayLiteral("text/plain; version=0.0.4; charset=utf-8");
    response.body = toPrometheusText(metrics);
    return response;
}

} // namespace

HttpResponse servePage(const HttpRequest &request, const Health &health, const std::function<QList<Metric>()> &metrics)
{
    const bool isLive = request.path == "/health/live";
    const bool isReady = request.path == "/health/ready";
    const bool isMetrics = request.path == "/metrics";
    if (!isLive && !isReady && !isMetrics)
        return plain(kStatusNotFound, "not found");
    if (request.method != "GET" && request.method != "HEAD") {
        HttpResponse response = plain(kStatusMethodNotAllowed, "GET or HEAD");
        response.headers.emplaceBack("Allow", "GET, HEAD");
        return response;
    }
    if (isMetrics)
        return metricsPage(metrics());
    if (isLive)
        return plain(kStatusOk, "live");
    return health.isReady() ? plain(kStatusOk, "ready") : plain(kStatusServiceUnavailable, health.reason().toUtf8());
}

} // namespace relayscope::node
