#include "client/pollingtransport.h"

#include "client/requesturl.h"
#include "protocol/json.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <utility>

namespace relayscope::client {

namespace {

constexpr int kHttpOk = 200;
/// Of a server's own words in an error; they go into one line of text.
constexpr qsizetype kMaxQuotedBytes = 200;

/// Empty when the request succeeded.
QString failure(QNetworkReply &reply)
{
    // Invalid when there was no response.
    const QVariant status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (reply.error() == QNetworkReply::NoError && status.toInt() == kHttpOk) {
        return {};
    }
    if (!status.isValid() || status.toInt() == kHttpOk) {
        return reply.errorString();
    }
    // Engine.IO explains itself: {"code":1,"message":"Session ID unknown"}.
    const auto body = protocol::parseJson(reply.read(kMaxQuotedBytes));
    const protocol::Value *const message = body ? body->member("message") : nullptr;
    const QByteArray *const text = message != nullptr ? message->asText() : nullptr;
    const QString reason = text != nullptr ? QString::fromUtf8(*text)
                                           : reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
    return QStringLiteral("HTTP %1 %2").arg(status.toInt()).arg(reason);
}

void refuseOversize(QNetworkReply &reply)
{
    if (reply.bytesAvailable() > kMaxIncomingBytes) {
        reply.abort();
    }
}

} // namespace

PollingTransport::PollingTransport(const ClientOptions &options, QObject *parent)
    : EngineTransport(parent)
    , m_options(options)
    , m_network(new QNetworkAccessManager(this))
{
    // As the official client on Node.js: a proxy of the environment must not stand between us and the server observed.
    m_network->setProxy(QNetworkProxy::NoProxy);
}

QNetworkRequest PollingTransport::request() const
{
    QNetworkRequest request(requestUrl(m_options, Transport::Polling, m_sid));
    for (const auto &[name, value] : m_options.extraHeaders) {
        request.setRawHeader(name, value);
    }
    // No cookies, as the official client without `withCredentials`.
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    return request;
}

void PollingTransport::open()
{
    poll();
}

bool PollingTransport::isWritable() const
{
    return (m_state == State::Open || m_state == State::Pausing) && m_post == nullptr;
}

void PollingTransport::send(const QList<engineio::Packet> &packets)
{
    post(engineio::encodePayload(packets));
}

void PollingTransport::poll()
{
    m_poll = m_network->get(request());
    connect(m_poll, &QNetworkReply::readyRead, this, [reply = m_poll] { refuseOversize(*reply); });
    connect(m_poll, &QNetworkReply::finished, this, &PollingTransport::handlePoll);
}

void PollingTransport::post(const QByteArray &payload)
{
    QNetworkRequest request = this->request();
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("text/plain;charset=UTF-8"));
    m_post = m_network->post(request, payload);
    connect(m_post, &QNetworkReply::readyRead, this, [reply = m_post] { refuseOversize(*reply); });
    connect(m_post, &QNetworkReply::finished, this, &PollingTransport::handlePost);
}

void PollingTransport::handlePoll()
{
    QNetworkReply *const reply = std::exchange(m_poll, nullptr);
    reply->deleteLater();
    if (m_state == State::Ended) {
        return;
    }
    const QString error = failure(*reply);
    if (!error.isEmpty()) {
        end(TransportEnd::Failed, QStringLiteral("poll failed: %1").arg(error));
        return;
    }
    deliver(reply->readAll());
    if (m_state == State::Open && m_poll == nullptr) {
        poll();
    } else {
        continuePause();
    }
}

void PollingTransport::deliver(const QByteArray &payload)
{
    const engineio::DecodedPayload decoded = engineio::decodePayload(payload);
    for (const engineio::Packet &packet : decoded.packets) {
        if (packet.type == engineio::PacketType::Close) {
            m_serverHasSession = false;
            end(TransportEnd::Closed, QStringLiteral("transport closed by the server"));
        } else {
            if (packet.type == engineio::PacketType::Open && m_state == State::Opening) {
                m_state = State::Open;
                m_serverHasSession = true;
                emit opened();
            }
            emit packetReceived(packet);
        }
        if (m_state == State::Ended) {
            return;
        }
    }
    if (decoded.error) {
        end(TransportEnd::Failed, QStringLiteral("server error: %1").arg(QLatin1String(toString(*decoded.error))));
    } else if (m_state == State::Opening) {
        end(TransportEnd::Failed, QStringLiteral("server error: no handshake"));
    }
}

void PollingTransport::handlePost()
{
    QNetworkReply *const reply = std::exchange(m_post, nullptr);
    reply->deleteLater();
    if (m_state == State::Ended) {
        return;
    }
    const QString error = failure(*reply);
    if (!error.isEmpty()) {
        end(TransportEnd::Failed, QStringLiteral("post failed: %1").arg(error));
        return;
    }
    continuePause();
    if (m_state == State::Open) {
        emit drained();
    }
}

void PollingTransport::pause()
{
    m_state = State::Pausing;
    continuePause();
}

void PollingTransport::continuePause()
{
    if (m_state == State::Pausing && m_poll == nullptr && m_post == nullptr) {
        m_state = State::Paused;
        emit paused();
    }
}

void PollingTransport::resume()
{
    m_state = State::Open;
    if (m_poll == nullptr) {
        poll();
    }
}

void PollingTransport::closeAndDelete()
{
    m_state = State::Ended;
    if (!m_serverHasSession || m_post != nullptr) {
        deleteLater();
        return;
    }
    post(engineio::encodePayload({{engineio::PacketType::Close, {}, false}}));
    connect(m_post, &QNetworkReply::finished, this, &QObject::deleteLater);
}

void PollingTransport::end(TransportEnd how, const QString &detail)
{
    m_state = State::Ended;
    emit ended(how, detail);
}

} // namespace relayscope::client
