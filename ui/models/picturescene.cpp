#include "models/picturescene.h"

#include "core/words.h"
#include "models/statustext.h"
#include "protocol/redisadapter/messages.h"

#include <QCollator>
#include <QCoreApplication>

#include <algorithm>

namespace relayscope::models {

namespace {

/// Gives lupdate a context for what stands in free functions.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(relayscope::models::Picture)
};

Tone toneOf(const core::Lamp &lamp)
{
    switch (lamp.state) {
    case core::LampState::Off:
        return Tone::Quiet;
    case core::LampState::Connecting:
        return Tone::Pending;
    case core::LampState::Ready:
        return Tone::Good;
    case core::LampState::Lost:
        return Tone::Bad;
    }
    Q_UNREACHABLE();
}

PictureBox boxFrom(BoxKind kind, const QString &id, const StatusRow &row)
{
    PictureBox box;
    box.kind = kind;
    box.id = id;
    box.name = row.name;
    box.state = row.state;
    box.tone = row.tone;
    box.detail = row.port == 0 ? QString() : QStringLiteral(":%1").arg(row.port);
    box.explanation = row.explanation;
    return box;
}

PictureBox boxOf(const core::ClientStatus &client)
{
    PictureBox box = boxFrom(BoxKind::Client, client.spec.id, statusRow(client));
    box.nodeId = client.spec.nodeId;
    box.detail = client.transport;
    return box;
}

PictureBox boxOf(const core::NodeStatus &node)
{
    PictureBox box = boxFrom(BoxKind::Node, node.spec.id, statusRow(node));
    box.publishLink = {toneOf(node.publishLink), core::stateText(node.publishLink.state)};
    box.subscribeLink = {toneOf(node.subscribeLink), core::stateText(node.subscribeLink.state)};
    return box;
}

/// "40" of "client 40" beside "client 3".
QString withoutSharedWords(const QString &text, const QString &other)
{
    const auto differs = std::mismatch(text.cbegin(), text.cend(), other.cbegin(), other.cend()).first;
    const qsizetype shared = differs - text.cbegin();
    return text.mid(text.left(shared).lastIndexOf(QLatin1Char(' ')) + 1);
}

/// By name, numbers by their value: "client 2" before "client 10".
void sortByName(QList<core::ClientStatus> &clients)
{
    QCollator collator{QLocale(QLocale::English)};
    collator.setNumericMode(true);
    std::stable_sort(
        clients.begin(), clients.end(), [&](const core::ClientStatus &left, const core::ClientStatus &right) {
            return collator.compare(left.spec.name, right.spec.name) < 0;
        });
}

/// The clients from `first` on.
PictureBox groupOf(const QList<core::ClientStatus> &clients, qsizetype first, const QString &nodeId)
{
    PictureBox box;
    box.kind = BoxKind::ClientGroup;
    box.id = PictureScene::groupId(nodeId);
    box.nodeId = nodeId;
    qsizetype connected = 0;
    int worst = 0;
    constexpr Tone kByWeight[] = {Tone::Good, Tone::Quiet, Tone::Pending, Tone::Bad};
    for (qsizetype i = first; i < clients.size(); ++i) {
        box.members.append(clients.at(i).spec.id);
        connected += clients.at(i).state == core::ClientState::Connected ? 1 : 0;
        const auto *weight = std::find(std::begin(kByWeight), std::end(kByWeight), models::toneOf(clients.at(i)));
        worst = std::max(worst, int(weight - std::begin(kByWeight)));
    }
    const qsizetype count = box.members.size();
    const QString begin = clients.at(first).spec.name;
    box.name = Words::tr("%1 ... %2 (%3)", "first and last of several clients, how many they are")
                   .arg(begin, withoutSharedWords(clients.constLast().spec.name, begin))
                   .arg(count);
    box.tone = kByWeight[worst];
    box.state = connected == count ? core::stateText(core::ClientState::Connected)
                                   : Words::tr("%1 of %2 connected").arg(connected).arg(count);
    box.explanation = Words::tr("%1 clients, %2 of them connected").arg(count).arg(connected);
    return box;
}

PictureBox foreignClients(const QString &nodeId, int count)
{
    PictureBox box;
    box.kind = BoxKind::ForeignClients;
    box.id = PictureScene::foreignClientsId(nodeId);
    box.nodeId = nodeId;
    box.name = count == 1 ? Words::tr("1 other client") : Words::tr("%1 other clients").arg(count);
    box.state = Words::tr("not ours");
    box.explanation = Words::tr("Sockets of this node that no client of this window has.");
    return box;
}

PictureBox foreignServer(const QString &uid, const QString &name)
{
    PictureBox box;
    box.kind = BoxKind::ForeignServer;
    box.id = PictureScene::foreignServerId(uid);
    box.name = name;
    if (uid == QLatin1String(redisadapter::kEmitterUid)) {
        box.state = Words::tr("sends only");
        box.explanation = Words::tr("Publishes on Redis without being a server, and receives nothing. The composer "
                                    "sends this way as Emitter; other programs look the same.");
    } else {
        box.state = Words::tr("not ours");
        box.explanation = Words::tr("Publishes on this Redis and does not report to this window.");
    }
    return box;
}

} // namespace

bool PictureBox::looksLike(const PictureBox &other) const
{
    PictureBox drawn = other;
    drawn.explanation = explanation;
    return drawn == *this;
}

bool PictureBox::isClientSide() const
{
    return kind == BoxKind::Client || kind == BoxKind::ClientGroup || kind == BoxKind::ForeignClients;
}

QString PictureBox::spoken() const
{
    QStringList parts{name, state};
    if (!detail.isEmpty())
        parts.append(kind == BoxKind::Client ? detail : Words::tr("port %1").arg(detail.mid(1)));
    if (kind == BoxKind::Node) {
        parts.append(Words::tr("link to publish %1").arg(publishLink.state));
        parts.append(Words::tr("link to receive %1").arg(subscribeLink.state));
    }
    return core::listText(parts);
}

PictureScene::PictureScene(const std::optional<core::RedisStatus> &redis, const QList<core::NodeStatus> &nodes,
    const QList<core::ClientStatus> &clients, const ForeignPlaces &foreign)
{
    QHash<QString, QList<core::ClientStatus>> byNode;
    for (const core::NodeStatus &node : nodes)
        byNode.insert(node.spec.id, {});
    for (const core::ClientStatus &client : clients)
        byNode[byNode.contains(client.spec.nodeId) ? client.spec.nodeId : QString()].append(client);

    for (QList<core::ClientStatus> &ofNode : byNode)
        sortByName(ofNode);
    const int limit = std::clamp(kMaxClients / std::max(1, int(nodes.size())), 1, kMaxClientsPerNode);
    for (const core::NodeStatus &node : nodes) {
        addClients(byNode.value(node.spec.id), node.spec.id, limit);
        if (const int count = foreign.clientsByNode.value(node.spec.id); count > 0)
            add(foreignClients(node.spec.id, count));
        add(boxOf(node));
    }
    addClients(byNode.value(QString()), {}, limit);
    if (redis)
        add(boxFrom(BoxKind::Redis, redisId(), statusRow(*redis)));
    for (const auto &[uid, name] : foreign.servers)
        add(foreignServer(uid, name));
}

void PictureScene::addClients(const QList<core::ClientStatus> &clients, const QString &nodeId, int limit)
{
    // With room for several, the first two stay: what is done with one client is seen on one box.
    const qsizetype shown = clients.size() <= limit ? clients.size() : std::min(2, limit - 1);
    for (qsizetype i = 0; i < shown; ++i) {
        PictureBox box = boxOf(clients.at(i));
        box.nodeId = nodeId;
        add(box);
    }
    if (shown == clients.size())
        return;
    const PictureBox group = groupOf(clients, shown, nodeId);
    for (const QString &member : group.members)
        m_groupOfClient.insert(member, group.id);
    add(group);
}

void PictureScene::add(PictureBox box)
{
    m_rows.insert(box.id, m_boxes.size());
    m_boxes.append(std::move(box));
}

bool PictureScene::looksLike(const PictureScene &other) const
{
    return std::equal(m_boxes.begin(), m_boxes.end(), other.m_boxes.begin(), other.m_boxes.end(),
        [](const PictureBox &mine, const PictureBox &theirs) { return mine.looksLike(theirs); });
}

const PictureBox *PictureScene::box(const QString &id) const
{
    const auto row = m_rows.constFind(id);
    return row == m_rows.cend() ? nullptr : &m_boxes.at(*row);
}

QString PictureScene::boxIdOf(const QString &id) const
{
    if (m_rows.contains(id))
        return id;
    return m_groupOfClient.value(id);
}

QList<PictureBox> PictureScene::clientsOf(const QString &nodeId) const
{
    QList<PictureBox> clients;
    for (const PictureBox &box : m_boxes) {
        if (box.isClientSide() && box.nodeId == nodeId)
            clients.append(box);
    }
    return clients;
}

QString PictureScene::redisId()
{
    return QStringLiteral("redis");
}

QString PictureScene::groupId(const QString &nodeId)
{
    return QStringLiteral("group:") + nodeId;
}

QString PictureScene::foreignClientsId(const QString &nodeId)
{
    return QStringLiteral("others:") + nodeId;
}

QString PictureScene::foreignServerId(const QString &uid)
{
    return QStringLiteral("server:") + uid;
}

} // namespace relayscope::models
