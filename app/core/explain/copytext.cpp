#include "core/explain/copytext.h"

#include "core/explain/cppliteral.h"
#include "protocol/json.h"
#include "protocol/messagepack.h"

namespace relayscope::core::explain {

namespace {

bool isPrintable(char c)
{
    return c >= 0x20 && c < 0x7F;
}

/// Quotes for JavaScript, which reads JSON strings.
QByteArray quoted(const QByteArray &text)
{
    QByteArray out;
    protocol::appendJsonString(out, text);
    return out;
}

/// As redis-cli prints strings: "\x93\xa6" with what is not ASCII escaped.
QByteArray escaped(const QByteArray &bytes)
{
    QByteArray out;
    for (const char byte : bytes) {
        if (byte == '\\' || byte == '"')
            out += '\\';
        if (isPrintable(byte))
            out += byte;
        else
            out += "\\x" + QByteArray(1, byte).toHex();
    }
    return '"' + out + '"';
}

QByteArray jsonOf(const ExplainedFrame &frame)
{
    if (frame.syntax == FrameSyntax::Json)
        return frame.bytes;
    if (frame.syntax == FrameSyntax::MessagePack) {
        const auto value = protocol::decodeMessagePack(frame.bytes);
        return value ? protocol::toJson(*value) : QByteArray();
    }
    for (const FramePart &part : frame.parts) {
        if (part.kind == PartKind::Payload && !frame.stop)
            return frame.bytes.sliced(part.range.offset, part.range.length);
    }
    return {};
}

/// The elements of a JSON array, without its brackets.
QByteArray elementsOf(const QByteArray &array)
{
    return array.sliced(1, array.size() - 2);
}

QByteArray calls(const char *method, const QList<QByteArray> &rooms)
{
    QByteArray text;
    for (const QByteArray &room : rooms)
        text += '.' + QByteArray(method) + '(' + quoted(room) + ')';
    return text;
}

/// What a client or a server of Socket.IO would call.
QByteArray javaScriptOf(const EventContents &event, bool isBroadcast)
{
    QByteArray call = isBroadcast ? "io" : "socket";
    if (isBroadcast && event.nsp != "/")
        call += ".of(" + quoted(event.nsp) + ')';
    call += calls("to", event.rooms) + calls("except", event.except);
    if (event.isVolatile)
        call += ".volatile";
    const QByteArray arguments = elementsOf(event.arguments);
    call += ".emit(" + quoted(event.name) + (arguments.isEmpty() ? QByteArray() : ", " + arguments);
    if (event.wantsAck)
        call += isBroadcast ? ", (error, answers) => console.log(error, answers)"
                            : ", (...answer) => console.log(answer)";
    call += ");";
    if (!isBroadcast && event.nsp != "/")
        return "const socket = io(" + quoted(event.nsp) + ");\n" + call;
    return call;
}

QByteArray cppOf(const EventContents &event)
{
    const auto arguments = protocol::parseJson(event.arguments);
    if (!arguments)
        return {};
    QByteArray call = "socket.emitEvent(" + cppText(event.name) + ", " + cppArguments(*arguments);
    if (event.wantsAck)
        call += ", std::chrono::seconds(5),\n    [](Expected<Socket::Arguments, AckError> answer) { /* ... */ }";
    return call + ");";
}

/// For a POSIX shell: printf knows octal only, and redis-cli -x takes the message from its input, NUL bytes included.
QByteArray shellOf(const QByteArray &bytes, const QByteArray &channel)
{
    QByteArray format;
    for (const char byte : bytes) {
        if (byte == '%')
            format += "%%";
        else if (isPrintable(byte) && byte != '\'' && byte != '\\')
            format += byte;
        else
            format += '\\' + QByteArray::number(static_cast<unsigned char>(byte), 8).rightJustified(3, '0');
    }
    QByteArray name = channel;
    name.replace('\'', "'\\''");
    return "printf '" + format + "' | redis-cli -x PUBLISH '" + name + '\'';
}

} // namespace

QList<CopyForm> copyForms(const ExplainedFrame &frame, const QByteArray &channel)
{
    if (frame.syntax == FrameSyntax::None)
        return {};
    QList<CopyForm> forms;
    if (!frame.isPrefix && !jsonOf(frame).isEmpty())
        forms.append(CopyForm::Json);
    forms.append({CopyForm::Wire, CopyForm::Hex});
    if (frame.event)
        forms.append(CopyForm::JavaScript);
    if (!channel.isEmpty() && !frame.isPrefix)
        forms.append(CopyForm::RedisCli);
    if (frame.event && channel.isEmpty())
        forms.append(CopyForm::Cpp);
    return forms;
}

QString copyText(CopyForm form, const ExplainedFrame &frame, const QByteArray &channel)
{
    if (!copyForms(frame, channel).contains(form))
        return {};
    switch (form) {
    case CopyForm::Json:
        return QString::fromUtf8(jsonOf(frame));
    case CopyForm::Wire: {
        const bool isText = frame.syntax == FrameSyntax::Wire || frame.syntax == FrameSyntax::Json;
        return QString::fromUtf8(isText ? frame.bytes : escaped(frame.bytes));
    }
    case CopyForm::Hex:
        return QString::fromLatin1(frame.bytes.toHex(' '));
    case CopyForm::JavaScript:
        return QString::fromUtf8(javaScriptOf(*frame.event, !channel.isEmpty()));
    case CopyForm::RedisCli:
        return QString::fromUtf8(shellOf(frame.bytes, channel));
    case CopyForm::Cpp:
        return QString::fromUtf8(cppOf(*frame.event));
    }
    return {};
}

} // namespace relayscope::core::explain
