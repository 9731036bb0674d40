#include "client/requesturl.h"

#include <QRandomGenerator>

namespace relayscope::client {

namespace {

/// Engine.IO protocol revision (engine.io-protocol v4).
constexpr const char *kRevision = "4";
constexpr int kCacheBusterLength = 8;

QByteArray escaped(const QByteArray &text)
{
    return text.toPercentEncoding(QByteArrayLiteral("!*'()"));
}

QByteArray cacheBuster()
{
    static constexpr char kDigits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    QByteArray text;
    text.reserve(kCacheBusterLength);
    for (int i = 0; i < kCacheBusterLength; ++i) {
        text.append(kDigits[QRandomGenerator::global()->bounded(36)]);
    }
    return text;
}

QString scheme(const QUrl &url, Transport transport)
{
    const bool secure = url.scheme() == QLatin1String("https");
    switch (transport) {
    case Transport::Polling:
        return secure ? QStringLiteral("https") : QStringLiteral("http");
    case Transport::WebSocket:
        return secure ? QStringLiteral("wss") : QStringLiteral("ws");
    }
    Q_UNREACHABLE();
}

QByteArray normalizedPath(QByteArray path)
{
    if (!path.startsWith('/')) {
        path.prepend('/');
    }
    if (!path.endsWith('/')) {
        path.append('/');
    }
    return path;
}

} // namespace

QUrl requestUrl(const ClientOptions &options, Transport transport, const QByteArray &sid)
{
    QByteArray query;
    const auto add = [&query](const QByteArray &name, const QByteArray &value) {
        query += (query.isEmpty() ? "" : "&") + escaped(name) + '=' + escaped(value);
    };
    for (const auto &[name, value] : options.query) {
        add(name, value);
    }
    add("EIO", kRevision);
    add("transport", transport == Transport::Polling ? "polling" : "websocket");
    if (transport == Transport::Polling) {
        add("t", cacheBuster());
    }
    if (!sid.isEmpty()) {
        add("sid", sid);
    }

    QUrl url;
    url.setScheme(scheme(options.url, transport));
    url.setHost(options.url.host());
    url.setPort(options.url.port());
    url.setPath(QString::fromUtf8(normalizedPath(options.path)));
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

bool isUsable(const QUrl &url)
{
    const QString name = url.scheme();
    return url.isValid() && !url.host().isEmpty() && (name == QLatin1String("http") || name == QLatin1String("https"));
}

} // namespace relayscope::client
