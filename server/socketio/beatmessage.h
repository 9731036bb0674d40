#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>

namespace relayscope::socketio {

/// What a node says of itself once a second, on a channel that official servers do not listen to: JSON
/// `{"node":"node-a","boot":"4fJx0aZq","sequence":7,"sentMs":1767225600000,"uids":{"/":"kG3x0_"},"leaving":true}`, the
/// last member only in the last beat.
struct BeatMessage {
    /// Longest message, name and list of namespaces that are taken from others.
    static constexpr qsizetype kMaxBytes = 262'144;
    static constexpr qsizetype kMaxNameBytes = 256;
    static constexpr qsizetype kMaxNamespaces = 4'096;

    QByteArray nodeName;
    /// Of one start of one process.
    QByteArray bootId;
    quint64 sequence = 0;
    /// Milliseconds since 1970 by the clock of the sender.
    qint64 sentMs = 0;
    /// The adapter's uid by namespace.
    QHash<QByteArray, QByteArray> uids;
    bool isLeaving = false;

    bool operator==(const BeatMessage &) const = default;
};

/// `<prefix>-relayscope#beat#`: matches no `<prefix>#<nsp>#*`, and is no request channel, whose subscribers are
/// counted.
[[nodiscard]] QByteArray beatChannel(const QByteArray &prefix);

[[nodiscard]] QByteArray encodeBeat(const BeatMessage &beat);
/// Strict; the error is in words.
[[nodiscard]] Expected<BeatMessage, QByteArray> decodeBeat(QByteArrayView bytes);

} // namespace relayscope::socketio
