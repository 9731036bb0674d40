#include "realnode.h"

#include "socketio/rules/rulesloader.h"

namespace relayscope::socketio::test {

namespace {

ServerOptions serverOptions(const QByteArray &name)
{
    ServerOptions options;
    options.nodeName = name;
    return options;
}

engineio::EngineOptions engineOptions()
{
    engineio::EngineOptions options;
    options.path = "/socket.io/";
    return options;
}

} // namespace

RealNode::RealNode(const QByteArray &name, const redis::Options &redis)
    : m_bus(redis, QByteArray())
    , m_server(serverOptions(name), m_wheel, m_sink, &m_bus)
    , m_engine(engineOptions(), m_wheel, m_endOfTurn, m_sink,
          [this](engineio::EngineSession &session) { m_server.accept(session); })
{
    m_bus.start();
    Expected<Rules, RulesError> rules = loadRules(QStringLiteral(RELAYSCOPE_SOURCE_DIR "/resources/rules/chat.json"));
    if (!rules)
        qFatal("%s", qPrintable(rules.error().toString()));
    if (!m_server.setRules(std::move(*rules)))
        qFatal("the rules were refused");
    const Expected<quint16, QString> port = m_engine.listen(QStringLiteral("127.0.0.1"), 0);
    if (!port)
        qFatal("%s", qPrintable(port.error()));
    m_port = *port;
}

QUrl RealNode::webSocketUrl() const
{
    return QUrl(QStringLiteral("ws://127.0.0.1:%1/socket.io/?EIO=4&transport=websocket").arg(m_port));
}

} // namespace relayscope::socketio::test
