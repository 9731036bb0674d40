#pragma once

#include "core/outgoingmessage.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <cstdint>
#include <optional>

namespace relayscope::models {

/// What a message will look like on its way, before it is sent.
struct WirePreview {
    /// Redis channel of a node or an emitter; empty for a client, and for a node that sends to its own clients only.
    QByteArray channel;
    /// Of a client: the text frame as on a WebSocket, Engine.IO type 4 and the Socket.IO packet. Of a node or an
    /// emitter: the MessagePack message as JSON, where binary stands as its length, and what is chosen only when it is
    /// sent (uid, request id) as three dots.
    QString text;
    /// Binary frames that follow the text of a client.
    QList<QByteArray> attachments;

    bool operator==(const WirePreview &) const = default;
};

/// ackId: the id that the acknowledgement of a client's event will carry; read when the message asks for one.
[[nodiscard]] WirePreview wirePreview(const core::OutgoingMessage &outgoing, std::uint64_t ackId = 0);

/// "3 bytes: 01 02 ff" of each attachment, the long ones cut.
[[nodiscard]] QStringList attachmentTexts(const QList<QByteArray> &attachments);

} // namespace relayscope::models
