#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace relayscope::engineio {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// Start line and header fields of one HTTP request.
struct HttpRequestHead {
    /// As sent, methods are case-sensitive.
    QByteArray method;
    QByteArray target;
    /// Names in lower case; values of equal names joined by ", ".
    HttpHeaders headers;
    bool http11 = true;
    /// The peer wants the connection kept open.
    bool keepAlive = true;
    /// Connection: upgrade and an Upgrade field.
    bool upgrade = false;

    /// Null when absent. name in lower case.
    [[nodiscard]] QByteArray header(QByteArrayView name) const
    {
        for (const auto &[key, value] : headers) {
            if (key == name)
                return value;
        }
        return {};
    }
    [[nodiscard]] bool isHead() const { return method == "HEAD"; }
    /// The target without its query.
    [[nodiscard]] QByteArray path() const
    {
        const qsizetype end = target.indexOf('?');
        return end < 0 ? target : target.first(end);
    }
};

} // namespace relayscope::engineio
