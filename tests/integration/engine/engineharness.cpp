#include "engineharness.h"

namespace relayscope::engineio {

void SessionRecord::textReceived(const QByteArray &data)
{
    texts.append(data);
    if (onText)
        onText(*this, data);
}

void SessionRecord::binaryReceived(const QByteArray &data)
{
    binaries.append(data);
}

void SessionRecord::transportChanged()
{
    ++transportChanges;
}

void SessionRecord::sessionClosed(DisconnectReason reason, const QByteArray &details)
{
    session = nullptr;
    closed = reason;
    description = details;
}

EngineHarness::EngineHarness(EngineOptions options)
    : server(std::move(options), wheel, endOfTurn, sink, [this](EngineSession &session) {
        SessionRecord &record = sessions.emplace_back();
        record.session = &session;
        record.sid = session.sid();
        record.onText = onText;
        session.setListener(&record);
    })
{
    const Expected<quint16, QString> listening = server.listen(QStringLiteral("127.0.0.1"), 0);
    if (!listening)
        qFatal("%s", qPrintable(listening.error()));
    port = *listening;
}

} // namespace relayscope::engineio
