#pragma once

#include "base/expected.h"
#include "protocol/json.h"

#include <QByteArray>

namespace relayscope::protocol {

/// Receives the tokens of one JSON document in their order. Texts and keys are unescaped UTF-8; views are valid during
/// the call only.
class JsonHandler {
public:
    virtual void null() = 0;
    virtual void boolean(bool value) = 0;
    virtual void number(QByteArrayView literal) = 0;
    virtual void text(QByteArrayView utf8) = 0;
    virtual void startArray() = 0;
    virtual void endArray() = 0;
    virtual void startObject() = 0;
    virtual void key(QByteArrayView utf8) = 0;
    virtual void endObject() = 0;

protected:
    ~JsonHandler() = default;
};

/// The one pass over untrusted JSON that everything else stands on: checks UTF-8, grammar and limits and tells the
/// handler what it reads. After a failure the handler has seen the tokens before it. See parseJson() for the rules.
[[nodiscard]] Expected<void, JsonFailure> readJson(QByteArrayView utf8, JsonHandler &handler);

} // namespace relayscope::protocol
