#include "models/argumentdraft.h"

#include "models/argumentlist.h"
#include "protocol/json.h"
#include "protocol/limits.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

namespace relayscope::models {

namespace {

using protocol::Value;
using Result = Expected<Value::Array, ArgumentProblem>;

/// Gives lupdate a context for what stands in free functions.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(relayscope::models::Words)
};

Result one(Value value)
{
    Value::Array array;
    array.push_back(std::move(value));
    return array;
}

Result readJson(const QString &text)
{
    Expected<Value::Array, ArgumentError> values = parseArguments(text);
    if (!values)
        return Unexpected(ArgumentProblem{argumentErrorText(values.error()), values.error().position});
    return std::move(*values);
}

Result readNumber(const QString &text)
{
    if (text.trimmed().isEmpty())
        return Unexpected(ArgumentProblem{Words::tr("A number is missing"), text.size()});
    Expected<Value::Array, ArgumentError> values = parseArguments(text);
    if (!values && values.error().reason == protocol::JsonError::NumberOutOfRange)
        return Unexpected(ArgumentProblem{argumentErrorText(values.error()), values.error().position});
    const auto isNumber = [](const Value &value) {
        return value.asInt() != nullptr || value.asUInt() != nullptr || value.asDouble() != nullptr;
    };
    if (!values || values->size() != 1 || !isNumber(values->front())) {
        return Unexpected(ArgumentProblem{
            Words::tr("Not a number: write it as 12, -0.5 or 1e6"), values ? 0 : values.error().position});
    }
    return std::move(*values);
}

Result readLiteral(const QString &text)
{
    if (text == QLatin1String("true"))
        return one(true);
    if (text == QLatin1String("false"))
        return one(false);
    return one(nullptr);
}

bool isBetweenDigits(QChar character)
{
    return character.isSpace() || character == QLatin1Char(':') || character == QLatin1Char(',');
}

int hexDigit(QChar character)
{
    const char16_t code = character.unicode();
    if (code >= u'0' && code <= u'9')
        return code - u'0';
    const char16_t lower = code | 0x20;
    return lower >= u'a' && lower <= u'f' ? lower - u'a' + 10 : -1;
}

Result readHex(const QString &text)
{
    QByteArray bytes;
    int high = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPrefix = high < 0 && text.at(i) == QLatin1Char('0') && i + 1 < text.size()
            && text.at(i + 1).toLower() == QLatin1Char('x');
        if (isPrefix)
            ++i;
        if (isPrefix || isBetweenDigits(text.at(i)))
            continue;
        const int digit = hexDigit(text.at(i));
        if (digit < 0)
            return Unexpected(ArgumentProblem{Words::tr("Not a hex digit: write 0 to 9 and a to f"), i});
        if (high >= 0)
            bytes.append(char(high * 16 + digit));
        high = high >= 0 ? -1 : digit;
    }
    if (high >= 0)
        return Unexpected(ArgumentProblem{Words::tr("The last byte needs one more hex digit"), text.size()});
    return one(Value::Binary{bytes});
}

Result readFile(const QString &path)
{
    if (path.trimmed().isEmpty())
        return Unexpected(ArgumentProblem{Words::tr("Choose a file whose bytes are to be sent"), 0});
    // A pipe or a device could keep us waiting for ever.
    if (!QFileInfo(path).isFile())
        return Unexpected(ArgumentProblem{Words::tr("There is no such file"), 0});
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Unexpected(ArgumentProblem{Words::tr("The file cannot be read: %1").arg(file.errorString()), 0});
    if (file.size() > limits::kDefaultMaxPayloadBytes) {
        return Unexpected(ArgumentProblem{Words::tr("The file has %1, a node takes at most %2")
                                              .arg(QLocale().formattedDataSize(file.size()),
                                                  QLocale().formattedDataSize(limits::kDefaultMaxPayloadBytes)),
            0});
    }
    return one(Value::Binary{file.read(limits::kDefaultMaxPayloadBytes)});
}

} // namespace

Result readArgument(const ArgumentDraft &draft)
{
    switch (draft.type) {
    case ArgumentType::Json:
        return readJson(draft.text);
    case ArgumentType::Text:
        return one(draft.text.toUtf8());
    case ArgumentType::Number:
        return readNumber(draft.text);
    case ArgumentType::Literal:
        return readLiteral(draft.text);
    case ArgumentType::Hex:
        return readHex(draft.text);
    case ArgumentType::File:
        return readFile(draft.text);
    case ArgumentType::Count:
        break;
    }
    Q_UNREACHABLE();
}

QList<ArgumentDraft> argumentDrafts(const Value::Array &arguments)
{
    const bool isCrowded = qsizetype(arguments.size()) > kMaxArgumentRows;
    QList<ArgumentDraft> drafts;
    for (const Value &argument : arguments) {
        if (const Value::Binary *binary = argument.asBinary()) {
            drafts.append({ArgumentType::Hex, QString::fromLatin1(binary->bytes.toHex(' '))});
            continue;
        }
        const QString json = QString::fromUtf8(protocol::toJson(argument));
        if (isCrowded && !drafts.isEmpty() && drafts.last().type == ArgumentType::Json)
            drafts.last().text += QStringLiteral(", ") + json;
        else
            drafts.append({ArgumentType::Json, json});
    }
    return drafts;
}

std::optional<QList<ArgumentDraft>> argumentDraftsOfArray(const QString &json)
{
    const auto value = protocol::parseJson(json.toUtf8());
    if (!value || value->asArray() == nullptr || value->asArray()->empty())
        return std::nullopt;
    return argumentDrafts(*value->asArray());
}

} // namespace relayscope::models
