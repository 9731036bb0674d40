#pragma once

#include "core/explain/bytetree.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace relayscope::core::explain {

/// What the bytes of a frame are written in.
enum class FrameSyntax {
    /// There are no bytes to show.
    None,
    /// A text frame of a client: Engine.IO digit, Socket.IO packet.
    Wire,
    Json,
    MessagePack,
    /// Bytes of a plain channel, in nobody's format.
    Opaque,
};

/// What a part of a frame is.
enum class PartKind {
    EngineType,
    PacketType,
    AttachmentCount,
    Namespace,
    AckId,
    /// The JSON of a packet.
    Payload,
    /// Adapter messages: who published, the packet's type, data and namespace, the selection.
    Uid,
    Data,
    Rooms,
    Except,
    Flags,
    RequestType,
    RequestId,
    /// A member that has no name of its own here: `FramePart::name` has it.
    Member,
};

/// One labelled part of a frame.
struct FramePart {
    PartKind kind = PartKind::Member;
    ByteRange range;
    /// The bytes as people read them.
    QString text;
    /// What they stand for: "EVENT"; empty where the text says it.
    QByteArray meaning;
    /// Key of a Member.
    QByteArray name;
};

/// An event as somebody could send it again.
struct EventContents {
    QByteArray nsp = QByteArrayLiteral("/");
    QByteArray name;
    /// JSON array.
    QByteArray arguments = QByteArrayLiteral("[]");
    bool wantsAck = false;
    /// Of a broadcast.
    QList<QByteArray> rooms;
    QList<QByteArray> except;
    bool isVolatile = false;
};

/// The bytes of one row taken apart. A value.
struct ExplainedFrame {
    QByteArray bytes;
    FrameSyntax syntax = FrameSyntax::None;
    /// Made from what the row knows; otherwise the bytes are those of the wire.
    bool isReconstructed = false;
    /// The reconstructed frame has as many bytes as the wire had.
    bool isSizeConfirmed = false;
    /// Bytes on the wire: more than `bytes` has when it is only the beginning, or when attachments follow.
    qint64 wireBytes = 0;
    /// `bytes` are only the first of the message.
    bool isPrefix = false;
    int attachments = 0;
    QList<FramePart> parts;
    /// The JSON of a packet, or the whole message of Redis.
    ByteTree tree;
    /// The array that holds the arguments, -1 without; the first of its elements that is one.
    int argumentsNode = -1;
    int firstArgument = 0;
    std::optional<ScanStop> stop;
    std::optional<EventContents> event;
};

} // namespace relayscope::core::explain
