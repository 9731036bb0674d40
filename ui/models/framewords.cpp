#include "models/framewords.h"

#include <QCoreApplication>
#include <QLocale>

namespace relayscope::models {

namespace {

using core::explain::CopyForm;
using core::explain::ExplainedFrame;
using core::explain::FramePart;
using core::explain::PartKind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relayscope::models::FrameWords)
};

} // namespace

QString partLabel(const FramePart &part)
{
    switch (part.kind) {
    case PartKind::EngineType:
        return Words::tr("Engine.IO");
    case PartKind::PacketType:
        return Words::tr("Socket.IO");
    case PartKind::AttachmentCount:
        return Words::tr("attachments");
    case PartKind::Namespace:
        return Words::tr("namespace");
    case PartKind::AckId:
        return Words::tr("ack id");
    case PartKind::Payload:
        return Words::tr("payload");
    case PartKind::Uid:
        return Words::tr("publisher");
    case PartKind::Data:
        return Words::tr("data");
    case PartKind::Rooms:
        return Words::tr("rooms");
    case PartKind::Except:
        return Words::tr("except");
    case PartKind::Flags:
        return Words::tr("flags");
    case PartKind::RequestType:
        return Words::tr("request");
    case PartKind::RequestId:
        return Words::tr("request id");
    case PartKind::Member:
        return QString::fromUtf8(part.name);
    }
    Q_UNREACHABLE();
}

QString partExplanation(const FramePart &part)
{
    switch (part.kind) {
    case PartKind::EngineType:
        return Words::tr("Type of the Engine.IO packet: the layer that carries messages over WebSocket or polling.");
    case PartKind::PacketType:
        return Words::tr("Type of the Socket.IO packet.");
    case PartKind::AttachmentCount:
        return Words::tr("So many binary attachments follow, each in a frame of its own.");
    case PartKind::Namespace:
        return Words::tr("The namespace that the packet is for; none is written for \"/\".");
    case PartKind::AckId:
        return Words::tr("The sender waits for an answer with this number.");
    case PartKind::Payload:
        return Words::tr("JSON: the name of the event, then its arguments.");
    case PartKind::Uid:
        return Words::tr("The server that published it: it ignores its own messages by this.");
    case PartKind::Data:
        return Words::tr("The name of the event, then its arguments.");
    case PartKind::Rooms:
        return Words::tr("Only sockets in one of these rooms get it; empty for all.");
    case PartKind::Except:
        return Words::tr("Sockets in one of these rooms do not get it; a socket's id is a room too.");
    case PartKind::Flags:
        return Words::tr("Flags that travel with the message.");
    case PartKind::RequestType:
        return Words::tr("What the other servers are asked for.");
    case PartKind::RequestId:
        return Words::tr("Joins the request with its responses.");
    case PartKind::Member:
        return Words::tr("A part of the message.");
    }
    Q_UNREACHABLE();
}

QStringList frameNotes(const ExplainedFrame &frame)
{
    const QLocale locale;
    QStringList notes;
    if (frame.isReconstructed) {
        notes.append(frame.isSizeConfirmed
                ? Words::tr("Put together again from what was reported; its size is that of the wire.")
                : Words::tr("Put together again from what was reported; the wire may have differed."));
    }
    if (frame.isPrefix)
        notes.append(Words::tr("Only the first %1 of %2 bytes.")
                         .arg(locale.toString(frame.bytes.size()), locale.toString(frame.wireBytes)));
    const qint64 attached = frame.wireBytes - frame.bytes.size();
    if (frame.attachments > 0 && !frame.isPrefix && attached > 0)
        notes.append(frame.attachments == 1
                ? Words::tr("1 attachment of %1 bytes follows in a frame of its own.").arg(locale.toString(attached))
                : Words::tr("%1 attachments of %2 bytes in all follow, each in a frame of its own.")
                      .arg(frame.attachments)
                      .arg(locale.toString(attached)));
    if (frame.stop && !frame.isPrefix)
        notes.append(Words::tr("Not understood from byte %1 on: %2.")
                         .arg(locale.toString(frame.stop->offset), core::explain::toText(frame.stop->reason)));
    return notes;
}

QString copyFormText(CopyForm form)
{
    switch (form) {
    case CopyForm::Json:
        return Words::tr("JSON");
    case CopyForm::Wire:
        return Words::tr("Wire text");
    case CopyForm::Hex:
        return Words::tr("Hex");
    case CopyForm::JavaScript:
        return Words::tr("JavaScript (emit)");
    case CopyForm::RedisCli:
        return Words::tr("Shell (redis-cli PUBLISH)");
    case CopyForm::Cpp:
        return Words::tr("C++ (Relayscope client)");
    }
    Q_UNREACHABLE();
}

} // namespace relayscope::models
