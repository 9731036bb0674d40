#include "telemetry/framebody.h"

namespace relayscope::telemetry {

namespace {

constexpr quint8 kLastLevel = static_cast<quint8>(Level::Payloads);
constexpr quint32 kMaxPayloadPrefixBytes = 65'536;
/// Bits of an Emit's flags.
constexpr quint8 kLocalFlag = 1;
constexpr quint8 kVolatileFlag = 2;

void writeTexts(WireWriter &out, const QList<QByteArray> &texts)
{
    out.number(static_cast<quint32>(texts.size()));
    for (const QByteArray &text : texts)
        out.string(text);
}

/// Nothing when there are more than an Emit may have.
[[nodiscard]] std::optional<QList<QByteArray>> readTexts(WireReader &in)
{
    const auto count = in.number<quint32>();
    if (count > kMaxEmitRooms)
        return std::nullopt;
    QList<QByteArray> texts;
    for (quint32 i = 0; i < count && !in.isTruncated(); ++i)
        texts.append(in.string());
    return texts;
}

} // namespace

FrameType writeBody(WireWriter &out, const SetLevel &setLevel)
{
    out.number(static_cast<quint8>(setLevel.level));
    out.number(setLevel.payloadPrefixBytes);
    return FrameType::SetLevel;
}

FrameType writeBody(WireWriter &, const Stop &)
{
    return FrameType::Stop;
}

FrameType writeBody(WireWriter &out, const SetRules &setRules)
{
    out.string(setRules.json);
    return FrameType::SetRules;
}

FrameType writeBody(WireWriter &out, const Emit &emission)
{
    out.number(emission.id);
    out.number(static_cast<quint8>((emission.local ? kLocalFlag : 0) | (emission.isVolatile ? kVolatileFlag : 0)));
    out.number(emission.ackTimeoutMs);
    out.string(emission.nsp);
    writeTexts(out, emission.rooms);
    writeTexts(out, emission.except);
    out.string(emission.event);
    out.string(emission.arguments);
    return FrameType::Emit;
}

FrameResult readSetLevel(WireReader &in)
{
    const auto level = in.number<quint8>();
    const auto prefixBytes = in.number<quint32>();
    if (level > kLastLevel || prefixBytes > kMaxPayloadPrefixBytes)
        return Unexpected(FrameError::BadValue);
    return Frame(SetLevel{static_cast<Level>(level), prefixBytes});
}

FrameResult readSetRules(WireReader &in)
{
    return Frame(SetRules{in.string()});
}

FrameResult readEmit(WireReader &in)
{
    Emit emission;
    emission.id = in.number<quint64>();
    const auto flags = in.number<quint8>();
    emission.ackTimeoutMs = in.number<qint64>();
    emission.nsp = in.string();
    std::optional<QList<QByteArray>> rooms = readTexts(in);
    std::optional<QList<QByteArray>> except = readTexts(in);
    if (!rooms || !except)
        return Unexpected(FrameError::TooManyItems);
    emission.rooms = std::move(*rooms);
    emission.except = std::move(*except);
    emission.event = in.string();
    emission.arguments = in.string();
    const bool isTimeoutValid = emission.ackTimeoutMs >= -1 && emission.ackTimeoutMs <= kMaxAckTimeoutMs;
    if (!in.isTruncated() && (flags > (kLocalFlag | kVolatileFlag) || !isTimeoutValid))
        return Unexpected(FrameError::BadValue);
    emission.local = (flags & kLocalFlag) != 0;
    emission.isVolatile = (flags & kVolatileFlag) != 0;
    return Frame(std::move(emission));
}

} // namespace relayscope::telemetry
