#include "engine/httpreply.h"

namespace relayscope::engineio {

namespace {

QByteArray statusLine(int status)
{
    return "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
}

void appendField(QByteArray &out, QByteArrayView name, QByteArrayView value)
{
    out.append(name).append(": ").append(value).append("\r\n");
}

} // namespace

const char *reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 413:
        return "Payload Too Large";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    default:
        return "Unknown";
    }
}

QByteArray serialize(const HttpReply &reply, const HttpRequestHead &request, bool keepAlive, const QByteArray &date)
{
    QByteArray out = statusLine(reply.status);
    bool sized = false;
    for (const auto &[name, value] : reply.headers) {
        appendField(out, name, value);
        sized = sized || name == "Content-Length";
    }
    appendField(out, "Date", date);
    appendField(out, "Connection", keepAlive ? "keep-alive" : "close");
    if (keepAlive)
        appendField(out, "Keep-Alive", "timeout=" + QByteArray::number(kKeepAliveSeconds));
    const bool chunked = !sized && request.http11 && !request.isHead();
    if (chunked)
        appendField(out, "Transfer-Encoding", "chunked");
    out += "\r\n";
    if (request.isHead())
        return out;
    if (!chunked)
        return out + reply.body;
    if (!reply.body.isEmpty())
        out += QByteArray::number(reply.body.size(), 16) + "\r\n" + reply.body + "\r\n";
    return out + "0\r\n\r\n";
}

QByteArray serializeRefusal(
    int status, QByteArrayView contentTypeName, const QByteArray &text, const HttpHeaders &extra)
{
    QByteArray out = statusLine(status);
    appendField(out, "Connection", "close");
    appendField(out, contentTypeName, "text/html");
    appendField(out, "Content-Length", QByteArray::number(text.size()));
    for (const auto &[name, value] : extra)
        appendField(out, name, value);
    return out + "\r\n" + text;
}

} // namespace relayscope::engineio
