#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QString>

namespace relayscope::redis {

/// Where a Redis server is and how to log in: `redis://[user:password@]host:port[/db]`.
struct Options {
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 6379;
    QByteArray user;
    QByteArray password;
    int database = 0;

    bool operator==(const Options &) const = default;
    /// Without the password, for logs and messages.
    [[nodiscard]] QString displayName() const;
};

/// Parses a redis:// URL; the error says what is wrong in words for the user. Default port 6379, default database 0
/// (0..65535). rediss:// is refused: hiredis 0.14 has no TLS.
[[nodiscard]] Expected<Options, QString> parseUrl(const QString &url);

} // namespace relayscope::redis
