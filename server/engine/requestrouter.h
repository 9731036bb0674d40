#pragma once

#include "engine/engineserver.h"
#include "engine/httpconnection.h"
#include "engine/requestverifier.h"
#include "engine/sessionregistry.h"

#include <optional>

namespace relayscope::engineio {

/// Decides what becomes of each HTTP request and upgrade (engine.io lib/server.ts handleRequest, handleUpgrade). Lives
/// on the server loop, owned by EngineServer.
class RequestRouter final : public HttpRouter {
public:
    RequestRouter(const EngineOptions &options, SessionRegistry &sessions);
    Q_DISABLE_COPY_MOVE(RequestRouter)

    void setHttpHandler(HttpHandler handler) { m_httpHandler = std::move(handler); }

    void requestReceived(HttpConnection &connection) override;
    void upgradeReceived(HttpConnection &connection) override;
    void refused(const HttpConnection &connection, Refusal refusal) override;

private:
    struct Verdict {
        std::optional<RequestError> error;
        Session *session = nullptr;
        QByteArray protocolVersion;
        bool binaryAsText = false;
        bool webSocket = false;
        SessionRequest request;
    };

    /// Of sessions without a namespace.
    [[nodiscard]] bool isPendingFull() const;
    /// Says "come back later" and closes.
    void refuseForNow(HttpConnection &connection, Refusal refusal);
    [[nodiscard]] bool isEnginePath(const HttpRequestHead &head) const;
    [[nodiscard]] Verdict verify(const HttpConnection &connection, bool upgrade);
    void serveOther(HttpConnection &connection);
    void acceptUpgrade(HttpConnection &connection, Verdict verdict);

    const EngineOptions &m_options;
    SessionRegistry &m_sessions;
    HttpHandler m_httpHandler;
    QByteArray m_pathPrefix;
};

} // namespace relayscope::engineio
