#include "core/ports.h"

#include <QHostAddress>
#include <QTcpServer>

namespace relayscope::core {

namespace {

constexpr int kMaxPort = 65'535;
/// The system never gives the same port to two of these at once, so a few tries are enough to miss the reserved ones.
constexpr int kAttempts = 64;

} // namespace

bool isPortFree(quint16 port)
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost, port);
}

std::optional<quint16> findFreePort(quint16 wanted, const QSet<quint16> &reserved)
{
    if (wanted != 0) {
        for (int port = wanted; port <= kMaxPort; ++port) {
            if (!reserved.contains(quint16(port)) && isPortFree(quint16(port)))
                return quint16(port);
        }
        return std::nullopt;
    }
    for (int i = 0; i < kAttempts; ++i) {
        QTcpServer server;
        if (server.listen(QHostAddress::LocalHost, 0) && !reserved.contains(server.serverPort()))
            return server.serverPort();
    }
    return std::nullopt;
}

} // namespace relayscope::core
