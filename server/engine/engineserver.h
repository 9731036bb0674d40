#pragma once

#include "base/expected.h"
#include "engine/enginecounters.h"
#include "engine/engineoptions.h"
#include "engine/enginesession.h"
#include "engine/httprequesthead.h"

#include <QObject>

#include <functional>
#include <memory>

namespace relayscope {
class EndOfTurn;
class TimerWheel;
namespace telemetry {
class Sink;
}
} // namespace relayscope

namespace relayscope::engineio {

/// A request outside the Engine.IO path (health, metrics) and its answer.
struct HttpRequest {
    QByteArray method;
    /// Path without query.
    QByteArray path;
};
struct HttpResponse {
    int status = 404;
    QByteArray contentType = QByteArrayLiteral("text/plain; charset=utf-8");
    QByteArray body;
    HttpHeaders headers = {};
};
using HttpHandler = std::function<HttpResponse(const HttpRequest &request)>;

/// Engine.IO v4 server: HTTP long-polling and WebSocket on one port, upgrade between them. Lives on the server loop;
/// what it borrows must outlive it.
class EngineServer final : public QObject {
    Q_OBJECT

public:
    /// sessionOpened: set the session's listener in it.
    EngineServer(EngineOptions options, TimerWheel &wheel, EndOfTurn &endOfTurn, telemetry::Sink &sink,
        std::function<void(EngineSession &)> sessionOpened, QObject *parent = nullptr);
    /// Drops what is left without a word to peers and listeners; closeAll() first for an orderly end.
    ~EngineServer() override;
    Q_DISABLE_COPY_MOVE(EngineServer)

    void setHttpHandler(HttpHandler handler);

    /// Port 0 picks a free one. The port listened on, or in words for the user why not.
    [[nodiscard]] Expected<quint16, QString> listen(const QString &host, quint16 port);
    /// No new connections; existing sessions go on.
    void stopListening();
    /// Closes count sessions with reason, in an orderly way: a polling client has to come for its goodbye.
    void closeSome(qsizetype count, DisconnectReason reason);
    /// Closes all sessions with reason and emits allClosed() when the last one is gone.
    void closeAll(DisconnectReason reason);

    [[nodiscard]] const EngineCounters &counters() const;
    /// Bytes that wait for slow clients now.
    [[nodiscard]] qsizetype queuedBytes() const;
    [[nodiscard]] qsizetype sessionCount() const;
    /// TCP connections, of whatever is asked on them.
    [[nodiscard]] qsizetype connectionCount() const;
    /// Whether further connections are told to come back later.
    [[nodiscard]] bool isFull() const;

signals:
    void allClosed();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace relayscope::engineio
