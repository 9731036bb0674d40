#pragma once

#include "client/clientoptions.h"

#include <QByteArray>
#include <QUrl>

namespace relayscope::client {

/// URL of one Engine.IO request, parameters in the order of the official client: the user's, EIO, transport, t (polling
/// only), sid (engine.io-client socket.ts createTransport, polling.ts uri). Parameters are escaped as
/// encodeURIComponent does. sid is empty for a handshake.
[[nodiscard]] QUrl requestUrl(const ClientOptions &options, Transport transport, const QByteArray &sid);

/// False when no request can be made from it: the scheme is not http or https, or there is no host.
[[nodiscard]] bool isUsable(const QUrl &url);

} // namespace relayscope::client
