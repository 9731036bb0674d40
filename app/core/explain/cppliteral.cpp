#include "core/explain/cppliteral.h"

#include "protocol/json.h"

namespace relayscope::core::explain {

namespace {

using protocol::Value;

QByteArray expression(const Value &value);

QByteArray list(const Value::Array &array)
{
    QByteArray text;
    for (const Value &element : array)
        text += (text.isEmpty() ? "" : ", ") + expression(element);
    return '{' + text + '}';
}

QByteArray members(const Value::Object &object)
{
    QByteArray text;
    for (const auto &[key, value] : object)
        text += (text.isEmpty() ? "" : ", ") + ('{' + cppText(key) + ", " + expression(value) + '}');
    return '{' + text + '}';
}

QByteArray expression(const Value &value)
{
    if (value.isNull())
        return "nullptr";
    if (const bool *const flag = value.asBool())
        return *flag ? "true" : "false";
    if (const QByteArray *const text = value.asText())
        return cppText(*text);
    if (const Value::Array *const array = value.asArray())
        return "Value::Array" + list(*array);
    if (const Value::Object *const object = value.asObject())
        return "Value::Object" + members(*object);
    if (const std::int64_t *const number = value.asInt())
        return QByteArray::number(qint64(*number));
    if (const std::uint64_t *const number = value.asUInt())
        return QByteArray::number(quint64(*number)) + 'U';
    if (value.asDouble() != nullptr) {
        // 1e+21 is a double already, 5 would be an integer.
        const QByteArray number = protocol::toJson(value);
        return number.contains('.') || number.contains('e') ? number : number + ".0";
    }
    return "Value()";
}

} // namespace

QByteArray cppText(QByteArrayView utf8)
{
    QByteArray text;
    for (const char byte : utf8) {
        const auto code = static_cast<unsigned char>(byte);
        if (byte == '"' || byte == '\\')
            text += '\\';
        // Octal: a hexadecimal escape would go on into a digit that follows.
        if (code < 0x20 || code == 0x7F)
            text += '\\' + QByteArray::number(code, 8).rightJustified(3, '0');
        else
            text += byte;
    }
    return '"' + text + '"';
}

QByteArray cppArguments(const Value &array)
{
    const Value::Array *const arguments = array.asArray();
    return arguments == nullptr ? QByteArrayLiteral("{}") : list(*arguments);
}

} // namespace relayscope::core::explain
