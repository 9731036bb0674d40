#include "core/hublink.h"

#include <utility>

namespace relayscope::core {

namespace {

/// Compares all bytes whatever differs, so that time tells nothing of the token.
bool isSameToken(const QByteArray &left, const QByteArray &right)
{
    if (left.size() != right.size())
        return false;
    char difference = 0;
    for (qsizetype i = 0; i < left.size(); ++i)
        difference = char(difference | (left.at(i) ^ right.at(i)));
    return difference == 0;
}

} // namespace

HubLink::HubLink(QLocalSocket *socket, QByteArray token, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_token(std::move(token))
{
    m_socket->setParent(this);
    connect(m_socket, &QLocalSocket::readyRead, this, &HubLink::read);
    connect(m_socket, &QLocalSocket::disconnected, this, [this] { close({}); });
    m_helloTimer.setSingleShot(true);
    connect(&m_helloTimer, &QTimer::timeout, this, [this] { close(tr("no greeting came")); });
    m_helloTimer.start(kHelloTimeout);
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &HubLink::read, Qt::QueuedConnection);
}

QByteArray HubLink::instance() const
{
    return m_hello.nodeId + '/' + QByteArray::number(m_hello.pid);
}

bool HubLink::send(const QByteArray &frame)
{
    if (m_socket->bytesToWrite() >= kMaxUnreadBytes)
        return false;
    m_socket->write(frame);
    return true;
}

void HubLink::read()
{
    if (m_isClosed)
        return;
    m_reader.append(m_socket->readAll());
    while (!m_isClosed) {
        const auto frame = m_reader.next();
        if (!frame) {
            close(tr("bad frame: %1").arg(QString::fromUtf8(telemetry::toString(frame.error()))));
            return;
        }
        if (!*frame)
            return;
        handle(**frame);
    }
}

void HubLink::handle(const telemetry::Frame &frame)
{
    if (const auto *hello = std::get_if<telemetry::Hello>(&frame); hello && !m_isGreeted)
        greet(*hello);
    else if (!m_isGreeted)
        close(tr("the first frame was not a greeting"));
    else if (const auto *batch = std::get_if<telemetry::Batch>(&frame))
        emit batchReceived(*batch);
    else if (const auto *counters = std::get_if<telemetry::Counters>(&frame))
        emit countersReceived(*counters);
    else if (const auto *rules = std::get_if<telemetry::RulesAnswer>(&frame))
        emit rulesAnswered(*rules);
    else if (const auto *result = std::get_if<telemetry::EmitResult>(&frame))
        emit emitAnswered(*result);
    else
        close(tr("a frame that nodes do not send"));
}

void HubLink::greet(const telemetry::Hello &hello)
{
    if (hello.magic != telemetry::kMagic || hello.version != telemetry::kVersion) {
        close(tr("monitoring protocol version %1 where %2 is needed").arg(hello.version).arg(telemetry::kVersion));
        return;
    }
    if (!isSameToken(hello.token, m_token) || hello.nodeId.isEmpty()) {
        close(tr("wrong token"));
        return;
    }
    m_helloTimer.stop();
    m_hello = hello;
    m_isGreeted = true;
    emit greeted();
}

void HubLink::close(const QString &reason)
{
    if (std::exchange(m_isClosed, true))
        return;
    m_helloTimer.stop();
    m_socket->disconnect(this);
    m_socket->abort();
    emit closed(reason);
}

} // namespace relayscope::core
