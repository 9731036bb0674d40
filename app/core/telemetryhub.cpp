#include "core/telemetryhub.h"

#include "core/hublink.h"

#include <QLocalSocket>
#include <QRandomGenerator>

#include <array>

namespace relayscope::core {

namespace {

constexpr std::size_t kTokenWords = 8;

QByteArray makeToken()
{
    std::array<quint32, kTokenWords> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QByteArray(reinterpret_cast<const char *>(words.data()), qsizetype(sizeof(words))).toHex();
}

} // namespace

TelemetryHub::TelemetryHub(QObject *parent)
    : QObject(parent)
    , m_server(this)
    , m_token(makeToken())
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &TelemetryHub::acceptLinks);
}

Expected<void, QString> TelemetryHub::listen()
{
    if (!m_dir.isValid())
        return Unexpected(m_dir.errorString());
    if (!m_server.listen(m_dir.filePath(QStringLiteral("hub"))))
        return Unexpected(m_server.errorString());
    return {};
}

bool TelemetryHub::stopNode(const QString &nodeId)
{
    return sendTo(nodeId, telemetry::encodeFrame(telemetry::Stop{}));
}

bool TelemetryHub::sendTo(const QString &nodeId, const QByteArray &frame)
{
    HubLink *link = m_nodes.value(nodeId);
    return link && link->send(frame);
}

void TelemetryHub::setLevel(const telemetry::SetLevel &level)
{
    m_level = level;
    for (HubLink *link : std::as_const(m_nodes))
        link->send(m_level);
}

void TelemetryHub::setRules(const QByteArray &json)
{
    m_rules = json;
    if (m_rules.isEmpty())
        return;
    for (HubLink *link : std::as_const(m_nodes))
        link->send(telemetry::SetRules{m_rules});
}

void TelemetryHub::acceptLinks()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        if (m_links.size() >= kMaxLinks) {
            socket->abort();
            socket->deleteLater();
            emit linkRejected(tr("more than %1 connections").arg(kMaxLinks));
            continue;
        }
        auto *link = new HubLink(socket, m_token, this);
        m_links.insert(link);
        connect(link, &HubLink::greeted, this, [this, link] { addNode(link); });
        connect(link, &HubLink::closed, this, [this, link](const QString &reason) { removeLink(link, reason); });
        connect(link, &HubLink::batchReceived, this, [this, link](const telemetry::Batch &batch) {
            emit batchReceived(link->nodeId(), link->instance(), batch);
        });
        connect(link, &HubLink::countersReceived, this,
            [this, link](const telemetry::Counters &counters) { emit countersReceived(link->nodeId(), counters); });
        connect(link, &HubLink::rulesAnswered, this,
            [this, link](const telemetry::RulesAnswer &answer) { emit rulesAnswered(link->nodeId(), answer); });
        connect(link, &HubLink::emitAnswered, this, &TelemetryHub::emitAnswered);
    }
}

void TelemetryHub::addNode(HubLink *link)
{
    // A node that was killed may have left a link that nobody has closed yet: the new one counts.
    m_nodes.insert(link->nodeId(), link);
    link->send(m_level);
    // It may have been started before the rules were changed.
    if (!m_rules.isEmpty())
        link->send(telemetry::SetRules{m_rules});
    emit nodeConnected(link->nodeId(), link->instance());
}

void TelemetryHub::removeLink(HubLink *link, const QString &reason)
{
    m_links.remove(link);
    link->deleteLater();
    const QString nodeId = link->nodeId();
    if (nodeId.isEmpty()) {
        emit linkRejected(reason);
        return;
    }
    if (m_nodes.value(nodeId) != link)
        return;
    m_nodes.remove(nodeId);
    emit nodeDisconnected(nodeId, reason);
}

} // namespace relayscope::core
