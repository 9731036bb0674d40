#pragma once

#include "client/enginetransport.h"

#include <QByteArray>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace relayscope::client {

/// Engine.IO over HTTP long-polling: one GET is held open to receive, one POST at a time sends. Has a network access
/// manager of its own: a shared one allows six requests per host, which six held polls use up. It costs one thread of
/// Qt's while the session polls, none any more after an upgrade.
class PollingTransport final : public EngineTransport {
    Q_OBJECT

public:
    PollingTransport(const ClientOptions &options, QObject *parent);

    [[nodiscard]] Transport kind() const override { return Transport::Polling; }
    void open() override;
    [[nodiscard]] bool isWritable() const override;
    void send(const QList<engineio::Packet> &packets) override;
    void setSid(const QByteArray &sid) override { m_sid = sid; }
    void pause() override;
    void resume() override;
    void closeAndDelete() override;

private:
    enum class State { Opening, Open, Pausing, Paused, Ended };

    [[nodiscard]] QNetworkRequest request() const;
    void poll();
    void post(const QByteArray &payload);
    void handlePoll();
    void handlePost();
    void deliver(const QByteArray &payload);
    void continuePause();
    void end(TransportEnd how, const QString &detail);

    ClientOptions m_options;
    QByteArray m_sid;
    QNetworkAccessManager *m_network;
    QNetworkReply *m_poll = nullptr;
    QNetworkReply *m_post = nullptr;
    State m_state = State::Opening;
    /// Also after an error: a refused POST (413), say, leaves the session open until it is told or its heartbeat fails.
    bool m_serverHasSession = false;
};

} // namespace relayscope::client
