#include "node/rulessource.h"

#include "socketio/rules/rulesloader.h"

#include <QFile>

#include <cstdio>

namespace relayscope::node {

namespace {

Expected<socketio::Rules, socketio::RulesError> readStandardInput()
{
    const QString name = QStringLiteral("-");
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return Unexpected(socketio::RulesError{name, 0, 0, QStringLiteral("standard input cannot be read")});
    // A pipe gives what is there, not what was asked for.
    QByteArray json;
    while (json.size() <= socketio::kMaxRulesBytes) {
        const QByteArray part = input.read(socketio::kMaxRulesBytes + 1 - json.size());
        if (part.isEmpty())
            break;
        json += part;
    }
    return socketio::parseRules(json, name);
}

} // namespace

Expected<socketio::Rules, QString> loadNamedRules(const QString &name)
{
    const QString builtIn = QStringLiteral(":/rules/%1.json").arg(name);
    // A file of the user goes before ours of the same name.
    const bool isBuiltIn = !QFile::exists(name) && !name.contains(QLatin1Char('/')) && QFile::exists(builtIn);
    auto rules = socketio::loadRules(isBuiltIn ? builtIn : name);
    if (!rules)
        return Unexpected(rules.error().toString());
    return std::move(rules).value();
}

Expected<void, QString> checkRules(const QString &file)
{
    const auto rules = file == QLatin1String("-") ? readStandardInput() : socketio::loadRules(file);
    if (!rules)
        return Unexpected(rules.error().toString());
    return {};
}

} // namespace relayscope::node
