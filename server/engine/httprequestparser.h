#pragma once

#include "base/expected.h"
#include "engine/httprequesthead.h"
#include "protocol/limits.h"

#include <memory>

namespace relayscope::engineio {

enum class HttpParseError {
    /// Not HTTP/1.x by its grammar.
    Malformed,
    /// Start line or header fields above the limit.
    HeadTooLarge,
};
[[nodiscard]] const char *toString(HttpParseError error);

/// Incremental parser of one HTTP/1.1 request, on Boost.Beast's. Sans-I/O; one object per request.
class HttpRequestParser final {
public:
    explicit HttpRequestParser(qsizetype maxHeadBytes = limits::kDefaultMaxHttpHeadBytes);
    ~HttpRequestParser();
    HttpRequestParser(const HttpRequestParser &) = delete;
    HttpRequestParser &operator=(const HttpRequestParser &) = delete;

    /// Consumes what it can and returns how much; give the rest again together with more. Stops behind the head, so
    /// that the caller can set a body limit, and behind the message. After an error the connection is to be closed.
    [[nodiscard]] Expected<qsizetype, HttpParseError> feed(QByteArrayView bytes);

    [[nodiscard]] bool isHeadComplete() const;
    [[nodiscard]] bool isComplete() const;
    /// Valid once the head is complete; moves it out.
    [[nodiscard]] HttpRequestHead takeHead();

    /// Keep the body, at most limit bytes of it; the default keeps nothing.
    void keepBody(qsizetype limitBytes);
    /// Body bytes received so far, kept or not.
    [[nodiscard]] qsizetype bodyBytes() const;
    [[nodiscard]] bool isBodyTooLarge() const;
    [[nodiscard]] QByteArray takeBody();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace relayscope::engineio
