#include "ui/rules/shippedrules.h"

#include "core/specs.h"

#include <QCoreApplication>
#include <QFile>

namespace relayscope::ui {

namespace {

/// Gives lupdate a context for what stands in free functions.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(relayscope::ui::ShippedRules)
};

/// What a rules file may have (docs/rules.md).
constexpr qint64 kMaxRulesBytes = 1'000'000;

QString defaultName()
{
    return shippedRules().first();
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(kMaxRulesBytes) : QByteArray();
}

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
    return shippedRules().contains(name) ? readAll(QStringLiteral(":/rules/%1.json").arg(name)) : QByteArray();
}

QByteArray defaultRulesText(const QList<core::NodeSpec> &nodes)
{
    const QString named = nodes.isEmpty() ? QString() : nodes.first().rulesFile;
    const QString name = named.isEmpty() ? defaultName() : named;
    return shippedRules().contains(name) ? shippedRulesText(name) : readAll(name);
}

} // namespace relayscope::ui
