#include "models/argumentlist.h"

#include <QCoreApplication>

#include <algorithm>

namespace relayscope::models {

namespace {

/// Gives lupdate a context for what stands in free functions.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(relayscope::models::Words)
};

/// Characters of the UTF-8 text before that byte.
qsizetype characterIndex(const QByteArray &utf8, qsizetype byteOffset)
{
    return QString::fromUtf8(utf8.first(std::clamp(byteOffset, qsizetype(0), utf8.size()))).size();
}

} // namespace

Expected<protocol::Value::Array, ArgumentError> parseArguments(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    // The values are read as the elements of an array; its first bracket shifts every offset by one.
    Expected<protocol::Value, protocol::JsonFailure> parsed = protocol::parseJson(QByteArray('[' + utf8 + ']'));
    if (!parsed)
        return Unexpected(ArgumentError{parsed.error().error, characterIndex(utf8, parsed.error().offset - 1)});
    return std::move(*parsed.value().asArray());
}

QString argumentErrorText(const ArgumentError &error)
{
    switch (error.reason) {
    case protocol::JsonError::Syntax:
    case protocol::JsonError::TrailingBytes:
        return Words::tr("Not JSON from here: write values with commas between them, text in double quotes");
    case protocol::JsonError::InvalidUtf8:
        return Words::tr("This character is half of a pair and cannot be sent");
    case protocol::JsonError::TooDeep:
        return Words::tr("Nested too deep");
    case protocol::JsonError::NumberOutOfRange:
        return Words::tr("This number is too large for JavaScript");
    case protocol::JsonError::TooManyValues:
        return Words::tr("Too many values");
    }
    Q_UNREACHABLE();
}

} // namespace relayscope::models
