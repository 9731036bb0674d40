#include "telemetry/frame.h"

#include "telemetry/framebody.h"

namespace relayscope::telemetry {

namespace {

constexpr qsizetype kLengthBytes = sizeof(quint32);
/// Bytes that a consumed prefix may take before it is cut off.
constexpr qsizetype kCompactBytes = 65'536;

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
    case FrameType::SetRules:
        return readSetRules(in);
    case FrameType::RulesAnswer:
        return readRulesAnswer(in);
    case FrameType::Emit:
        return readEmit(in);
    case FrameType::EmitResult:
        return readEmitResult(in);
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
