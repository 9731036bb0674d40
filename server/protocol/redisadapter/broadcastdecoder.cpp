#include "protocol/redisadapter/codec.h"

#include "protocol/redisadapter/fields.h"

namespace relayscope::redisadapter {

using protocol::Value;

const char *toString(BusError error)
{
    switch (error) {
    case BusError::TooLarge:
        return "message too large";
    case BusError::NotMessagePack:
        return "not MessagePack";
    case BusError::NotJson:
        return "not JSON";
    case BusError::NotABroadcast:
        return "not a list of uid, packet and options";
    case BusError::UidInvalid:
        return "invalid uid";
    case BusError::PacketInvalid:
        return "invalid packet";
    case BusError::SelectionInvalid:
        return "invalid rooms or except";
    case BusError::FlagsInvalid:
        return "invalid flags";
    case BusError::UnknownType:
        return "unknown type";
    case BusError::FieldMissing:
        return "a field is missing";
    case BusError::FieldInvalid:
        return "a field has an invalid value";
    }
    return "";
}

Expected<Broadcast, BusError> decodeBroadcast(QByteArrayView bytes)
{
    const auto value = fields::decodeMessagePack(bytes);
    if (!value)
        return Unexpected(value.error());
    const Value::Array *const parts = value->asArray();
    if (!parts || parts->size() != 3)
        return Unexpected(BusError::NotABroadcast);
    const Value &opts = (*parts)[2];
    const QByteArray *const uid = (*parts)[0].asText();
    if (!uid)
        return Unexpected(BusError::UidInvalid);
    auto packet = fields::packet((*parts)[1]);
    auto selection = fields::selection(opts);
    const auto flags = fields::flags(opts);
    if (const auto error = fields::firstError(packet, selection, flags))
        return Unexpected(*error);
    return Broadcast{*uid, *std::move(packet), *std::move(selection), *flags};
}

} // namespace relayscope::redisadapter
