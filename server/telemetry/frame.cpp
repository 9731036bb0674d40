#include "telemetry/frame.h"

#include "telemetry/wirebytes.h"

namespace relayscope::telemetry {

namespace {

enum class FrameType : quint8 {
    Hello = 1,
    Batch = 2,
    Counters = 3,
    SetLevel = 4,
    Stop = 5,
};

constexpr qsizetype kLengthBytes = sizeof(quint32);
constexpr quint8 kFirstEventKind = static_cast<quint8>(EventKind::SessionOpened);
constexpr quint8 kLastEventKind = static_cast<quint8>(EventKind::ResponseReceived);
constexpr quint8 kLastVerdict = static_cast<quint8>(Verdict::QueueFull);
constexpr quint8 kLastLevel = static_cast<quint8>(Level::Payloads);
constexpr quint32 kMaxPayloadPrefixBytes = 65'536;
constexpr quint32 kMaxCounters = 10'000;
/// Bytes that a consumed prefix may take before it is cut off.
constexpr qsizetype kCompactBytes = 65'536;

/// The strings of an event in the order of the wire; append only.
constexpr QByteArray Event::*kEventStrings[] = {&Event::session, &Event::socket, &Event::nsp, &Event::room,
    &Event::channel, &Event::eventName, &Event::uid, &Event::detail, &Event::text, &Event::payloadPrefix};

void write(WireWriter &out, const Event &event)
{
    out.number(static_cast<quint8>(event.kind));
    out.number(static_cast<quint8>(event.verdict));
    out.number(event.timeNs);
    out.number(event.trace);
    out.number(event.sequence);
    out.number(event.payloadHash);
    out.number(event.payloadBytes);
    out.number(event.count);
    out.number(event.ackId);
    for (const auto member : kEventStrings)
        out.string(event.*member);
}

[[nodiscard]] Expected<Event, FrameError> readEvent(WireReader &in)
{
    const auto kind = in.number<quint8>();
    const auto verdict = in.number<quint8>();
    Event event;
    event.timeNs = in.number<qint64>();
    event.trace = in.number<quint64>();
    event.sequence = in.number<quint64>();
    event.payloadHash = in.number<quint64>();
    event.payloadBytes = in.number<quint32>();
    event.count = in.number<qint32>();
    event.ackId = in.number<qint64>();
    for (const auto member : kEventStrings)
        event.*member = in.string();
    if (in.isTruncated())
        return Unexpected(FrameError::Truncated);
    if (kind < kFirstEventKind || kind > kLastEventKind || verdict > kLastVerdict)
        return Unexpected(FrameError::BadValue);
    event.kind = static_cast<EventKind>(kind);
    event.verdict = static_cast<Verdict>(verdict);
    return event;
}

[[nodiscard]] FrameType writeBody(WireWriter &out, const Hello &hello)
{
    out.number(hello.magic);
    out.number(hello.version);
    out.string(hello.nodeId);
    out.number(hello.pid);
    out.string(hello.token);
    return FrameType::Hello;
}

[[nodiscard]] FrameType writeBody(WireWriter &out, const Batch &batch)
{
    out.number(batch.dropped);
    out.number(static_cast<quint32>(batch.events.size()));
    for (const Event &event : batch.events)
        write(out, event);
    return FrameType::Batch;
}

[[nodiscard]] FrameType writeBody(WireWriter &out, const Counters &counters)
{
    out.number(counters.timeNs);
    out.number(static_cast<quint32>(counters.values.size()));
    for (const auto &[name, value] : counters.values) {
        out.string(name);
        out.real(value);
    }
    return FrameType::Counters;
}

[[nodiscard]] FrameType writeBody(WireWriter &out, const SetLevel &setLevel)
{
    out.number(static_cast<quint8>(setLevel.level));
    out.number(setLevel.payloadPrefixBytes);
    return FrameType::SetLevel;
}

[[nodiscard]] FrameType writeBody(WireWriter &, const Stop &)
{
    return FrameType::Stop;
}

using FrameResult = Expected<Frame, FrameError>;

[[nodiscard]] FrameResult readHello(WireReader &in)
{
    Hello hello;
    hello.magic = in.number<quint32>();
    hello.version = in.number<quint16>();
    // Before the rest, which another version may have changed.
    if (!in.isTruncated() && hello.magic != kMagic)
        return Unexpected(FrameError::BadMagic);
    if (!in.isTruncated() && hello.version != kVersion)
        return Unexpected(FrameError::BadVersion);
    hello.nodeId = in.string();
    hello.pid = in.number<qint64>();
    hello.token = in.string();
    return Frame(std::move(hello));
}

[[nodiscard]] FrameResult readBatch(WireReader &in)
{
    Batch batch;
    batch.dropped = in.number<quint64>();
    const auto count = in.number<quint32>();
    if (count > kMaxEventsPerBatch)
        return Unexpected(FrameError::TooManyItems);
    for (quint32 i = 0; i < count; ++i) {
        auto event = readEvent(in);
        if (!event)
            return Unexpected(event.error());
        batch.events.append(std::move(event).value());
    }
    return Frame(std::move(batch));
}

[[nodiscard]] FrameResult readCounters(WireReader &in)
{
    Counters counters;
    counters.timeNs = in.number<qint64>();
    const auto count = in.number<quint32>();
    if (count > kMaxCounters)
        return Unexpected(FrameError::TooManyItems);
    for (quint32 i = 0; i < count && !in.isTruncated(); ++i) {
        QByteArray name = in.string();
        counters.values.append({std::move(name), in.real()});
    }
    return Frame(std::move(counters));
}

[[nodiscard]] FrameResult readSetLevel(WireReader &in)
{
    const auto level = in.number<quint8>();
    const auto prefixBytes = in.number<quint32>();
    if (level > kLastLevel || prefixBytes > kMaxPayloadPrefixBytes)
        return Unexpected(FrameError::BadValue);
    return Frame(SetLevel{static_cast<Level>(level), prefixBytes});
}

[[nodiscard]] FrameResult readBody(quint8 type, WireReader &in)
{
    switch (static_cast<FrameType>(type)) {
    case FrameType::Hello:
        return readHello(in);
    case FrameType::Batch:
        return readBatch(in);
    case FrameType::Counters:
        return readCounters(in);
    case FrameType::SetLevel:
        return readSetLevel(in);
    case FrameType::Stop:
        return Frame(Stop{});
    }
    return Unexpected(FrameError::UnknownType);
}

[[nodiscard]] FrameResult decodeFrame(QByteArrayView bytes)
{
    WireReader in(bytes);
    const auto type = in.number<quint8>();
    FrameResult frame = readBody(type, in);
    if (!frame)
        return frame;
    if (in.isTruncated())
        return Unexpected(FrameError::Truncated);
    if (in.bytesLeft() > 0)
        return Unexpected(FrameError::TrailingBytes);
    return frame;
}

} // namespace

const char *toString(FrameError error)
{
    switch (error) {
    case FrameError::TooLarge:
        return "frame too large";
    case FrameError::UnknownType:
        return "unknown frame type";
    case FrameError::Truncated:
        return "frame ends too early";
    case FrameError::TrailingBytes:
        return "frame is longer than its content";
    case FrameError::TooManyItems:
        return "too many items in a frame";
    case FrameError::BadMagic:
        return "not a Relayscope peer";
    case FrameError::BadVersion:
        return "peer of another Relayscope version";
    case FrameError::BadValue:
        return "value out of range";
    }
    return "";
}

QByteArray encodeFrame(const Frame &frame)
{
    WireWriter body;
    const FrameType type = std::visit([&body](const auto &content) { return writeBody(body, content); }, frame);
    const QByteArray bodyBytes = body.take();
    WireWriter out;
    out.number(static_cast<quint32>(sizeof(quint8) + static_cast<std::size_t>(bodyBytes.size())));
    out.number(static_cast<quint8>(type));
    return out.take() + bodyBytes;
}

void FrameReader::append(QByteArrayView bytes)
{
    if (!m_error)
        m_buffer.append(bytes);
}

Expected<std::optional<Frame>, FrameError> FrameReader::next()
{
    const auto fail = [this](FrameError error) {
        m_error = error;
        m_buffer.clear();
        return Unexpected(error);
    };
    if (m_error)
        return Unexpected(*m_error);
    const QByteArrayView available = QByteArrayView(m_buffer).sliced(m_offset);
    if (available.size() < kLengthBytes)
        return std::optional<Frame>();
    const qsizetype length = qFromLittleEndian<quint32>(available.data());
    if (length > kMaxFrameBytes)
        return fail(FrameError::TooLarge);
    if (available.size() < kLengthBytes + length)
        return std::optional<Frame>();
    auto frame = decodeFrame(available.sliced(kLengthBytes, length));
    if (!frame)
        return fail(frame.error());
    m_offset += kLengthBytes + length;
    if (m_offset == m_buffer.size() || m_offset >= kCompactBytes) {
        m_buffer.remove(0, m_offset);
        m_offset = 0;
    }
    return std::optional<Frame>(std::move(frame).value());
}

} // namespace relayscope::telemetry
