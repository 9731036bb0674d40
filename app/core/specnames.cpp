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

void completeNode(NodeSpec &spec, const QSet<QString> &takenIds)
{
    constexpr int kLetters = 26;
    for (int index = 0; spec.id.isEmpty(); ++index) {
        const QString mark = index < kLetters ? QString(QChar(u'a' + index)) : QString::number(index + 1);
        const QString id = QStringLiteral("node-") + mark;
        if (takenIds.contains(id))
            continue;
        spec.id = id;
        if (spec.name.isEmpty())
            spec.name = NameText::tr("node %1").arg(mark.toUpper());
        if (spec.port == 0)
            spec.port = quint16(kFirstNodePort + index);
    }
    if (spec.name.isEmpty())
        spec.name = spec.id;
}

void completeClient(ClientSpec &spec, const QSet<QString> &takenIds)
{
    for (int number = 1; spec.id.isEmpty(); ++number) {
        const QString id = QStringLiteral("client-%1").arg(number);
        if (takenIds.contains(id))
            continue;
        spec.id = id;
        if (spec.name.isEmpty())
            spec.name = NameText::tr("client %1").arg(number);
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
