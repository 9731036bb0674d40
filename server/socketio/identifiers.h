#pragma once

#include <QByteArray>

namespace relayscope::socketio {

/// A fresh socket id: 20 characters, base64url of 12 random bytes and the low 3 bytes of serial (a counter of the
/// server), as engine.io makes session ids. Independent of the session's id, which is a secret.
[[nodiscard]] QByteArray makeSocketId(quint32 serial);

/// A fresh adapter uid or request id: 6 characters of `A-Za-z0-9-_` (uid2(6) in @socket.io/redis-adapter).
[[nodiscard]] QByteArray makeAdapterId();

} // namespace relayscope::socketio
