#include "socketio/handshake.h"

#include "engine/enginesession.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace relayscope::socketio {

namespace {

using protocol::Value;

Value::Object toObject(const QList<std::pair<QByteArray, QByteArray>> &pairs)
{
    Value::Object object;
    object.reserve(static_cast<std::size_t>(pairs.size()));
    for (const auto &[name, value] : pairs)
        object.emplace_back(name, Value(value));
    return object;
}

/// As Date.prototype.toString in UTC.
QByteArray dateText(qint64 msSinceEpoch)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(msSinceEpoch, Qt::UTC);
    const QString format = QStringLiteral("ddd MMM dd yyyy HH:mm:ss 'GMT+0000 (Coordinated Universal Time)'");
    return QLocale::c().toString(time, format).toUtf8();
}

} // namespace

protocol::Value makeHandshake(const engineio::SessionRequest &request, const Payload &auth, qint64 issuedMsSinceEpoch)
{
    const bool hasOrigin = std::any_of(
        request.headers.begin(), request.headers.end(), [](const auto &header) { return header.first == "origin"; });
    return Value(Value::Object{
        {"headers", Value(toObject(request.headers))},
        {"time", Value(dateText(issuedMsSinceEpoch))},
        {"address", Value(request.remoteAddress.toString().toUtf8())},
        {"xdomain", Value(hasOrigin)},
        {"secure", Value(false)},
        {"issued", Value(std::int64_t{issuedMsSinceEpoch})},
        {"url", Value(request.url)},
        {"query", Value(toObject(request.query))},
        {"auth", auth.isEmpty() ? Value(Value::Object{}) : auth.toValue()},
    });
}

} // namespace relayscope::socketio
