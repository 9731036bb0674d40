#include "models/wirepreview.h"

#include "protocol/json.h"
#include "protocol/messagepack.h"
#include "protocol/redisadapter/channels.h"
#include "protocol/redisadapter/codec.h"
#include "protocol/socketio/encoder.h"

#include <QCoreApplication>

#include <algorithm>

namespace relayscope::models {

namespace {

using protocol::Value;

/// Gives lupdate a context for what stands in free functions.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(relayscope::models::Words)
};

/// The official default, and that of our nodes (@socket.io/redis-adapter lib/index.ts: key).
constexpr auto kPrefix = "socket.io";
/// @socket.io/redis-emitter lib/index.ts: UID.
constexpr auto kEmitterUid = "emitter";
/// Stands for what is chosen when the message is sent.
constexpr auto kUnknown = "\xe2\x80\xa6";
constexpr qsizetype kShownAttachmentBytes = 16;

QString byteCount(qsizetype bytes)
{
    return bytes == 1 ? Words::tr("1 byte") : Words::tr("%1 bytes").arg(bytes);
}

/// For the eye: a long binary would be a long list of numbers.
void nameBinaries(Value &value)
{
    if (const Value::Binary *binary = value.asBinary()) {
        value = QStringLiteral("<%1>").arg(byteCount(binary->bytes.size())).toUtf8();
    } else if (Value::Array *array = value.asArray()) {
        std::for_each(array->begin(), array->end(), nameBinaries);
    } else if (Value::Object *object = value.asObject()) {
        for (Value::Member &member : *object)
            nameBinaries(member.second);
    }
}

socketio::Packet packetOf(const core::OutgoingMessage &outgoing)
{
    socketio::Packet packet;
    packet.nsp = outgoing.message.nsp;
    packet.payload = socketio::makeEvent(outgoing.message.event, outgoing.arguments);
    return packet;
}

WirePreview clientPreview(const core::OutgoingMessage &outgoing, std::uint64_t ackId)
{
    socketio::Packet packet = packetOf(outgoing);
    if (outgoing.message.ackTimeoutMs > 0)
        packet.id = ackId;
    socketio::EncodedPacket encoded = socketio::encode(packet);
    return {{}, QString::fromUtf8('4' + encoded.text), std::move(encoded.attachments)};
}

redisadapter::Flags flagsOf(const core::SavedMessage &message)
{
    redisadapter::Flags flags;
    flags.isVolatile = message.isVolatile;
    if (message.ackTimeoutMs > 0)
        flags.timeoutMs = message.ackTimeoutMs;
    return flags;
}

/// The bytes that would go on Redis, read back: what is shown has been through the codec.
QString decodedText(const QByteArray &messagePack)
{
    auto value = protocol::decodeMessagePack(messagePack);
    if (!value)
        return {};
    nameBinaries(*value);
    return QString::fromUtf8(protocol::toJson(*value));
}

WirePreview busPreview(const core::OutgoingMessage &outgoing)
{
    const core::SavedMessage &message = outgoing.message;
    const redisadapter::Channels channels(kPrefix, message.nsp);
    const redisadapter::Selection selection{message.rooms, message.except};
    const bool isNode = message.sender == core::SavedMessage::Sender::Node;
    WirePreview preview;
    if (isNode && message.ackTimeoutMs > 0) {
        const redisadapter::BroadcastRequest request{
            kUnknown, kUnknown, packetOf(outgoing), selection, flagsOf(message)};
        preview.channel = channels.request();
        preview.text = decodedText(redisadapter::encode(redisadapter::Request(request)));
    } else {
        const redisadapter::Broadcast broadcast{
            isNode ? kUnknown : kEmitterUid, packetOf(outgoing), selection, flagsOf(message)};
        preview.channel = message.rooms.size() == 1 ? channels.room(message.rooms.first()) : channels.broadcast();
        preview.text = decodedText(redisadapter::encode(broadcast));
    }
    if (isNode && message.local)
        preview.channel.clear();
    return preview;
}

} // namespace

WirePreview wirePreview(const core::OutgoingMessage &outgoing, std::uint64_t ackId)
{
    return outgoing.message.sender == core::SavedMessage::Sender::Client ? clientPreview(outgoing, ackId)
                                                                         : busPreview(outgoing);
}

QStringList attachmentTexts(const QList<QByteArray> &attachments)
{
    QStringList texts;
    for (const QByteArray &bytes : attachments) {
        QString hex = QString::fromLatin1(bytes.first(std::min(bytes.size(), kShownAttachmentBytes)).toHex(' '));
        if (bytes.size() > kShownAttachmentBytes)
            hex += QChar(0x2026);
        texts.append(Words::tr("%1: %2", "3 bytes: 01 02 ff").arg(byteCount(bytes.size()), hex));
    }
    return texts;
}

} // namespace relayscope::models
