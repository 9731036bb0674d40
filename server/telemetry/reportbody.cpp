#include "telemetry/framebody.h"

namespace relayscope::telemetry {

namespace {

constexpr quint8 kFirstEventKind = static_cast<quint8>(EventKind::SessionOpened);
constexpr quint8 kLastEventKind = static_cast<quint8>(EventKind::BusGapEnded);
constexpr quint8 kLastVerdict = static_cast<quint8>(Verdict::NoSocket);
constexpr quint8 kLastEmitOutcome = static_cast<quint8>(EmitOutcome::Refused);
constexpr quint32 kMaxCounters = 10'000;

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

} // namespace

FrameType writeBody(WireWriter &out, const Hello &hello)
{
    out.number(hello.magic);
    out.number(hello.version);
    out.string(hello.nodeId);
    out.number(hello.pid);
    out.string(hello.token);
    return FrameType::Hello;
}

FrameType writeBody(WireWriter &out, const Batch &batch)
{
    out.number(batch.dropped);
    out.number(static_cast<quint32>(batch.events.size()));
    for (const Event &event : batch.events)
        write(out, event);
    return FrameType::Batch;
}

FrameType writeBody(WireWriter &out, const Counters &counters)
{
    out.number(counters.timeNs);
    out.number(static_cast<quint32>(counters.values.size()));
    for (const auto &[name, value] : counters.values) {
        out.string(name);
        out.real(value);
    }
    return FrameType::Counters;
}

FrameType writeBody(WireWriter &out, const RulesAnswer &answer)
{
    out.number(static_cast<quint8>(answer.ok ? 1 : 0));
    out.number(answer.line);
    out.number(answer.column);
    out.string(answer.message);
    return FrameType::RulesAnswer;
}

FrameType writeBody(WireWriter &out, const EmitResult &result)
{
    out.number(result.id);
    out.number(static_cast<quint8>(result.outcome));
    out.number(result.missing);
    out.string(result.answers);
    out.string(result.reason);
    return FrameType::EmitResult;
}

FrameResult readHello(WireReader &in)
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

FrameResult readBatch(WireReader &in)
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

FrameResult readCounters(WireReader &in)
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

FrameResult readRulesAnswer(WireReader &in)
{
    RulesAnswer answer;
    const auto ok = in.number<quint8>();
    answer.line = in.number<qint32>();
    answer.column = in.number<qint32>();
    answer.message = in.string();
    if (!in.isTruncated() && (ok > 1 || answer.line < 0 || answer.column < 0))
        return Unexpected(FrameError::BadValue);
    answer.ok = ok == 1;
    return Frame(std::move(answer));
}

FrameResult readEmitResult(WireReader &in)
{
    EmitResult result;
    result.id = in.number<quint64>();
    const auto outcome = in.number<quint8>();
    result.missing = in.number<qint32>();
    result.answers = in.string();
    result.reason = in.string();
    if (!in.isTruncated() && (outcome > kLastEmitOutcome || result.missing < -1))
        return Unexpected(FrameError::BadValue);
    result.outcome = static_cast<EmitOutcome>(outcome);
    return Frame(std::move(result));
}

} // namespace relayscope::telemetry
