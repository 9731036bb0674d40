#include "engine/httprequestparser.h"

#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/http/parser.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace relayscope::engineio {

namespace http = boost::beast::http;
using ErrorCode = boost::beast::error_code;

namespace {

// A Beast Body that keeps up to a limit and only counts beyond it: an oversized POST is answered at once, and its rest
// is read past so that the connection stays usable.
struct BoundedBody {
    struct value_type {
        QByteArray bytes;
        qsizetype received = 0;
        qsizetype limit = 0;
    };

    class reader {
    public:
        template<bool isRequest, class Fields>
        explicit reader(http::header<isRequest, Fields> &, value_type &body)
            : m_body(body)
        {
        }
        void init(const boost::optional<std::uint64_t> &, ErrorCode &error) { error = {}; }
        template<class Buffers>
        std::size_t put(const Buffers &buffers, ErrorCode &error)
        {
            error = {};
            std::size_t taken = 0;
            for (const auto buffer : boost::beast::buffers_range_ref(buffers)) {
                taken += buffer.size();
                m_body.received += static_cast<qsizetype>(buffer.size());
                if (m_body.received <= m_body.limit)
                    m_body.bytes.append(
                        static_cast<const char *>(buffer.data()), static_cast<qsizetype>(buffer.size()));
                else
                    m_body.bytes.clear();
            }
            return taken;
        }
        void finish(ErrorCode &error) { error = {}; }

    private:
        value_type &m_body;
    };
};

QByteArray toByteArray(boost::beast::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

void appendHeader(HttpHeaders &headers, const QByteArray &name, const QByteArray &value)
{
    const auto known = std::find_if(headers.begin(), headers.end(), [&name](const auto &h) { return h.first == name; });
    if (known == headers.end())
        headers.emplaceBack(name, value);
    else
        known->second += ", " + value;
}

} // namespace

class HttpRequestParser::Private {
public:
    http::request_parser<BoundedBody> parser;
};

const char *toString(HttpParseError error)
{
    switch (error) {
    case HttpParseError::Malformed:
        return "malformed request";
    case HttpParseError::HeadTooLarge:
        return "request head too large";
    }
    return "unknown";
}

HttpRequestParser::HttpRequestParser(qsizetype maxHeadBytes)
    : d(std::make_unique<Private>())
{
    d->parser.header_limit(static_cast<std::uint32_t>(maxHeadBytes));
    // BoundedBody counts for itself. Boost 1.74 takes boost::none for a limit of nothing.
    d->parser.body_limit(std::numeric_limits<std::uint64_t>::max());
}

HttpRequestParser::~HttpRequestParser() = default;

Expected<qsizetype, HttpParseError> HttpRequestParser::feed(QByteArrayView bytes)
{
    qsizetype consumed = 0;
    const bool headWasComplete = isHeadComplete();
    while (consumed < bytes.size() && !isComplete()) {
        const QByteArrayView rest = bytes.sliced(consumed);
        ErrorCode error;
        const std::size_t taken
            = d->parser.put(boost::asio::buffer(rest.data(), static_cast<std::size_t>(rest.size())), error);
        consumed += static_cast<qsizetype>(taken);
        if (error == http::error::need_more)
            break;
        if (error == http::error::header_limit)
            return Unexpected(HttpParseError::HeadTooLarge);
        if (error)
            return Unexpected(HttpParseError::Malformed);
        if (!headWasComplete && isHeadComplete())
            break;
    }
    return consumed;
}

bool HttpRequestParser::isHeadComplete() const
{
    return d->parser.is_header_done();
}

bool HttpRequestParser::isComplete() const
{
    return d->parser.is_done();
}

HttpRequestHead HttpRequestParser::takeHead()
{
    const auto &message = d->parser.get();
    HttpRequestHead head;
    head.method = toByteArray(message.method_string());
    head.target = toByteArray(message.target());
    head.http11 = message.version() >= 11;
    head.keepAlive = d->parser.keep_alive();
    for (const auto &field : message)
        appendHeader(head.headers, toByteArray(field.name_string()).toLower(), toByteArray(field.value()));
    head.upgrade = d->parser.upgrade() && !head.header("upgrade").isNull();
    return head;
}

void HttpRequestParser::keepBody(qsizetype limitBytes)
{
    d->parser.get().body().limit = limitBytes;
}

qsizetype HttpRequestParser::bodyBytes() const
{
    return d->parser.get().body().received;
}

bool HttpRequestParser::isBodyTooLarge() const
{
    const BoundedBody::value_type &body = d->parser.get().body();
    return body.received > body.limit;
}

QByteArray HttpRequestParser::takeBody()
{
    return std::exchange(d->parser.get().body().bytes, {});
}

} // namespace relayscope::engineio
