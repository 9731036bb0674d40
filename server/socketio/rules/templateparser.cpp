#include "socketio/rules/templateparser.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace relayscope::socketio {

using protocol::LocatedJsonError;
using protocol::LocatedValue;

namespace {

using protocol::Value;
using Result = Expected<ArgumentTemplate, LocatedJsonError>;

struct RootName {
    const char *name;
    TemplateRoot root;
    bool onConnect;
    bool onEvent;
    bool onMessage;

    [[nodiscard]] bool isKnownIn(TemplateContext context) const
    {
        switch (context) {
        case TemplateContext::Connect:
            return onConnect;
        case TemplateContext::Event:
            return onEvent;
        case TemplateContext::Message:
            return onMessage;
        }
        Q_UNREACHABLE();
    }
};

constexpr std::array<RootName, kTemplateRootCount> kRootNames{{
    {"args", TemplateRoot::Arguments, false, true, false},
    {"event", TemplateRoot::EventName, false, true, false},
    {"socket", TemplateRoot::Socket, true, true, false},
    {"handshake", TemplateRoot::Handshake, true, true, false},
    {"namespace", TemplateRoot::Namespace, true, true, true},
    {"node", TemplateRoot::Node, true, true, true},
    {"channel", TemplateRoot::Channel, false, false, true},
    {"message", TemplateRoot::Message, false, false, true},
}};

bool isNameCharacter(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9') || character == '_' || character == '-';
}

QByteArrayView takeName(QByteArrayView &text)
{
    const qsizetype length = std::find_if_not(text.begin(), text.end(), isNameCharacter) - text.begin();
    const QByteArrayView name = text.first(length);
    text = text.sliced(length);
    return name;
}

/// `.name` or `[index]` at the beginning of text, taken off it; nothing when it is neither.
std::optional<ArgumentTemplate::Step> takeStep(QByteArrayView &text)
{
    if (text.startsWith('.')) {
        text = text.sliced(1);
        const QByteArrayView name = takeName(text);
        if (name.isEmpty())
            return std::nullopt;
        return name.toByteArray();
    }
    const qsizetype end = text.indexOf(']');
    if (!text.startsWith('[') || end < 0)
        return std::nullopt;
    bool isNumber = false;
    const uint index = text.sliced(1, end - 1).toByteArray().toUInt(&isNumber);
    if (!isNumber)
        return std::nullopt;
    text = text.sliced(end + 1);
    return qsizetype{index};
}

QString knownReferences(TemplateContext context)
{
    QStringList names;
    for (const RootName &known : kRootNames) {
        if (known.isKnownIn(context))
            names.append(QLatin1Char('$') + QString::fromLatin1(known.name));
    }
    return names.join(QStringLiteral(", "));
}

Result parseReference(const QByteArray &text, qsizetype offset, TemplateContext context)
{
    const auto error = [offset](const QString &message) { return Unexpected(LocatedJsonError{offset, message}); };
    QByteArrayView rest = QByteArrayView(text).sliced(1);
    const QByteArrayView name = takeName(rest);
    const auto known = std::find_if(kRootNames.begin(), kRootNames.end(),
        [&](const RootName &root) { return name == QByteArrayView(root.name) && root.isKnownIn(context); });
    if (known == kRootNames.end()) {
        return error(QStringLiteral("unknown reference '$%1'; known here are %2 (write $$ for a text with $)")
                         .arg(QString::fromUtf8(name), knownReferences(context)));
    }
    ArgumentTemplate::Reference reference{known->root, {}};
    while (!rest.isEmpty()) {
        const QByteArray unread = rest.toByteArray();
        std::optional<ArgumentTemplate::Step> step = takeStep(rest);
        if (!step) {
            return error(QStringLiteral("expected .name or [index] instead of '%1' in '%2'")
                             .arg(QString::fromUtf8(unread), QString::fromUtf8(text)));
        }
        reference.steps.push_back(std::move(*step));
    }
    return ArgumentTemplate(std::move(reference));
}

} // namespace

Result parseTemplate(const LocatedValue &value, TemplateContext context)
{
    switch (value.kind) {
    case LocatedValue::Kind::Scalar:
        return ArgumentTemplate(value.scalar);
    case LocatedValue::Kind::Text: {
        const QByteArray &text = *value.text();
        if (text.startsWith("$$"))
            return ArgumentTemplate(Value(text.sliced(1)));
        if (text.startsWith('$'))
            return parseReference(text, value.offset, context);
        return ArgumentTemplate(value.scalar);
    }
    case LocatedValue::Kind::Array: {
        ArgumentTemplate::Array array;
        for (const LocatedValue &item : value.items) {
            Result parsed = parseTemplate(item, context);
            if (!parsed)
                return parsed;
            array.items.push_back(std::move(*parsed));
        }
        return ArgumentTemplate(std::move(array));
    }
    case LocatedValue::Kind::Object: {
        ArgumentTemplate::Object object;
        for (const LocatedValue::Member &member : value.members) {
            Result parsed = parseTemplate(member.value, context);
            if (!parsed)
                return parsed;
            object.members.emplace_back(member.key, std::move(*parsed));
        }
        return ArgumentTemplate(std::move(object));
    }
    }
    Q_UNREACHABLE();
}

} // namespace relayscope::socketio
