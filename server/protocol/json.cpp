#include "protocol/json.h"

#include "protocol/jsnumber.h"
#include "protocol/jsonreader.h"
#include "protocol/jsonwriter.h"
#include "protocol/valuebuilder.h"

namespace relayscope::protocol {

namespace {

class TreeHandler final : public JsonHandler {
public:
    void null() override { m_builder.add(Value(nullptr)); }
    void boolean(bool value) override { m_builder.add(Value(value)); }
    void number(QByteArrayView literal) override { m_builder.add(numberFromLiteral(literal)); }
    void text(QByteArrayView utf8) override { m_builder.add(Value(utf8.toByteArray())); }
    void startArray() override { m_builder.startArray(0); }
    void endArray() override { m_builder.end(); }
    void startObject() override { m_builder.startObject(0); }
    void key(QByteArrayView utf8) override { m_builder.key(utf8.toByteArray()); }
    void endObject() override { m_builder.end(); }

    [[nodiscard]] Value takeRoot() { return m_builder.takeRoot(); }

private:
    ValueBuilder m_builder;
};

} // namespace

const char *toString(JsonError error)
{
    switch (error) {
    case JsonError::Syntax:
        return "not JSON";
    case JsonError::InvalidUtf8:
        return "text is not UTF-8";
    case JsonError::TrailingBytes:
        return "something follows the document";
    case JsonError::TooDeep:
        return "nested too deeply";
    case JsonError::TooManyValues:
        return "too many values";
    case JsonError::NumberOutOfRange:
        return "number too large";
    }
    return "";
}

Expected<Value, JsonFailure> parseJson(QByteArrayView utf8)
{
    TreeHandler handler;
    if (const auto result = readJson(utf8, handler); !result)
        return Unexpected(result.error());
    return handler.takeRoot();
}

QByteArray toJson(const Value &value)
{
    QByteArray out;
    appendJson(out, value);
    return out;
}

void appendJson(QByteArray &out, const Value &value)
{
    JsonWriter(out).write(value);
}

} // namespace relayscope::protocol
