#include "redis/options.h"

#include <QUrl>

namespace relayscope::redis {

namespace {

constexpr int kDefaultPort = 6379;
constexpr int kMaxDatabase = 65'535;

Unexpected<QString> invalid(const QString &url, const QString &why)
{
    // A URL may hold a password: what is shown stops before the login.
    const qsizetype scheme = url.indexOf(QLatin1String("://"));
    const QString shown = url.contains(QLatin1Char('@'))
        ? url.left(scheme < 0 ? 0 : scheme + 3) + QLatin1String("...@") + url.section(QLatin1Char('@'), -1)
        : url;
    return Unexpected(QStringLiteral("Redis URL '%1': %2").arg(shown, why));
}

} // namespace

QString Options::displayName() const
{
    const QString shownHost = host.contains(QLatin1Char(':')) ? QLatin1Char('[') + host + QLatin1Char(']') : host;
    QString name = QStringLiteral("%1:%2").arg(shownHost).arg(port);
    if (database != 0)
        name += QStringLiteral("/%1").arg(database);
    return name;
}

Expected<Options, QString> parseUrl(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    if (!parsed.isValid())
        return invalid(url, QStringLiteral("not a valid URL (redis://[user:password@]host:port[/database])"));
    if (parsed.scheme() == QLatin1String("rediss"))
        return invalid(url, QStringLiteral("TLS (rediss://) is not supported"));
    if (parsed.scheme() != QLatin1String("redis"))
        return invalid(url, QStringLiteral("must begin with redis://"));
    if (parsed.host().isEmpty())
        return invalid(url, QStringLiteral("no host"));
    if (parsed.hasQuery() || parsed.hasFragment())
        return invalid(url, QStringLiteral("nothing may follow the database number"));

    Options options;
    options.host = parsed.host();
    const int port = parsed.port(kDefaultPort);
    if (port == 0)
        return invalid(url, QStringLiteral("port must be 1..65535"));
    options.port = static_cast<quint16>(port);
    options.user = parsed.userName(QUrl::FullyDecoded).toUtf8();
    options.password = parsed.password(QUrl::FullyDecoded).toUtf8();
    if (!options.user.isEmpty() && options.password.isEmpty())
        return invalid(url, QStringLiteral("a user name needs a password"));

    const QString path = parsed.path();
    if (path.size() > 1) {
        bool isNumber = false;
        options.database = path.mid(1).toInt(&isNumber);
        if (!isNumber || options.database < 0 || options.database > kMaxDatabase)
            return invalid(url, QStringLiteral("database must be 0..%1").arg(kMaxDatabase));
    }
    return options;
}

} // namespace relayscope::redis
