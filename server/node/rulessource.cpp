#include "node/rulessource.h"

#include "socketio/rules/rulesloader.h"

#include <QFile>

namespace relayscope::node {

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

} // namespace relayscope::node
