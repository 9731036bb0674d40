#include "core/nodereport.h"

namespace relayscope::core {

namespace {

/// "connecting", "ready", "lost: why" (telemetry/event.h, RedisLinkChanged).
Lamp lampOf(const QByteArray &text)
{
    if (text == "ready")
        return {LampState::Ready, {}};
    if (text == "connecting")
        return {LampState::Connecting, {}};
    const qsizetype colon = text.indexOf(':');
    return {LampState::Lost, QString::fromUtf8(text.mid(colon + 1)).trimmed()};
}

} // namespace

void NodeReport::apply(const telemetry::Event &event)
{
    using telemetry::EventKind;
    if (event.kind == EventKind::SocketConnected)
        ++socketCount;
    else if (event.kind == EventKind::SocketDisconnected)
        socketCount = qMax(0, socketCount - 1);
    else if (event.kind == EventKind::RedisLinkChanged)
        (event.detail == "sub" ? subscribeLink : publishLink) = lampOf(event.text);
    else if (event.kind == EventKind::ReadinessChanged) {
        ready = event.text == "ready";
        readinessReason = ready ? QString() : QString::fromUtf8(event.text);
    }
}

} // namespace relayscope::core
