#include "core/specnames.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace relayscope::core {

namespace {

struct NameText {
    Q_DECLARE_TR_FUNCTIONS(relayscope::core::SpecNames)
};

} // namespace

void completeNode(NodeSpec &spec, const QSet<QString> &taken)
{
    constexpr int kLetters = 26;
    for (int index = 0; spec.id.isEmpty(); ++index) {
        const QString mark = index < kLetters ? QString(QChar(u'a' + index)) : QString::number(index + 1);
        const QString id = QStringLiteral("node-") + mark;
        const QString name = spec.name.isEmpty() ? NameText::tr("node %1").arg(mark.toUpper()) : spec.name;
        if (taken.contains(id) || (spec.name.isEmpty() && taken.contains(name)))
            continue;
        spec.id = id;
        spec.name = name;
        if (spec.port == 0)
            spec.port = quint16(kFirstNodePort + index);
    }
    if (spec.name.isEmpty())
        spec.name = spec.id;
}

void completeClient(ClientSpec &spec, const QSet<QString> &taken)
{
    for (int number = 1; spec.id.isEmpty(); ++number) {
        const QString id = QStringLiteral("client-%1").arg(number);
        const QString name = spec.name.isEmpty() ? NameText::tr("client %1").arg(number) : spec.name;
        if (taken.contains(id) || (spec.name.isEmpty() && taken.contains(name)))
            continue;
        spec.id = id;
        spec.name = name;
    }
    if (spec.name.isEmpty())
        spec.name = spec.id;
}

QString leastUsedNode(const QStringList &nodeIds, const QList<ClientSpec> &clients)
{
    QString best;
    auto fewest = std::numeric_limits<std::ptrdiff_t>::max();
    for (const QString &id : nodeIds) {
        const auto used = std::count_if(
            clients.cbegin(), clients.cend(), [&id](const ClientSpec &client) { return client.nodeId == id; });
        if (used < fewest) {
            fewest = used;
            best = id;
        }
    }
    return best;
}

} // namespace relayscope::core
