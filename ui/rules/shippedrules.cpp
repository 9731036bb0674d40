#include "ui/rules/shippedrules.h"

#include "core/rulesapplier.h"
#include "core/specs.h"

#include <QCoreApplication>

namespace relayscope::ui {

namespace {

/// Gives lupdate a context for what stands in free functions.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(relayscope::ui::ShippedRules)
};

} // namespace

const QList<QString> &shippedRules()
{
    static const QList<QString> names{
        QStringLiteral("chat"), QStringLiteral("plain-channel"), QStringLiteral("protocol-suite")};
    return names;
}

QString shippedRulesTitle(const QString &name)
{
    if (name == QLatin1String("chat"))
        return Words::tr("Chat: messages to all and to rooms");
    if (name == QLatin1String("plain-channel"))
        return Words::tr("Plain channel: nodes joined by hand");
    return Words::tr("Protocol suite: what the protocol's tests expect");
}

QByteArray shippedRulesText(const QString &name)
{
    return core::RulesApplier::read(name);
}

QByteArray defaultRulesText(const QList<core::NodeSpec> &nodes)
{
    return core::RulesApplier::read(nodes.isEmpty() ? QString() : nodes.first().rulesFile);
}

} // namespace relayscope::ui
