#include "models/bytetext.h"

#include <algorithm>

namespace relayscope::models {

using core::explain::ByteRange;

ByteText::ByteText(const QByteArray &bytes, Encoding encoding)
{
    m_positions.reserve(bytes.size() + 1);
    for (qsizetype offset = 0; offset < bytes.size();) {
        const qsizetype length = encoding == Encoding::Utf8                            ? sequenceLength(bytes, offset)
            : static_cast<signed char>(bytes[offset]) >= 0x20 && bytes[offset] != 0x7F ? 1
                                                                                       : 0;
        for (qsizetype i = 0; i < qMax(qsizetype(1), length); ++i)
            m_positions.append(m_text.size());
        if (length == 0)
            addEscape(static_cast<unsigned char>(bytes[offset]));
        else
            m_text += QString::fromUtf8(bytes.sliced(offset, length));
        offset += qMax(qsizetype(1), length);
    }
    m_positions.append(m_text.size());
}

void ByteText::addEscape(unsigned char byte)
{
    switch (byte) {
    case '\n':
        m_text += QLatin1String("\\n");
        return;
    case '\r':
        m_text += QLatin1String("\\r");
        return;
    case '\t':
        m_text += QLatin1String("\\t");
        return;
    default:
        m_text += QStringLiteral("\\x%1").arg(byte, 2, 16, QLatin1Char('0'));
    }
}

qsizetype ByteText::sequenceLength(QByteArrayView bytes, qsizetype offset)
{
    const auto lead = static_cast<unsigned char>(bytes[offset]);
    if (lead < 0x80)
        return lead >= 0x20 && lead != 0x7F ? 1 : 0;
    const qsizetype length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (offset + length > bytes.size())
        return 0;
    const QByteArrayView sequence = bytes.sliced(offset, length);
    if (!sequence.isValidUtf8())
        return 0;
    // C1 controls are valid and invisible.
    return length == 2 && lead == 0xC2 && static_cast<unsigned char>(sequence[1]) < 0xA0 ? 0 : length;
}

ByteRange ByteText::characters(const ByteRange &bytes) const
{
    if (m_positions.isEmpty())
        return {};
    const qsizetype last = m_positions.size() - 1;
    const qsizetype from = m_positions[std::clamp(bytes.offset, qsizetype(0), last)];
    // The middle of a sequence begins where the sequence does: the end is that of its last byte.
    qsizetype end = std::clamp(bytes.end(), qsizetype(0), last);
    while (end > bytes.offset && end < last && m_positions[end] == m_positions[end - 1])
        ++end;
    return {from, m_positions[end] - from};
}

ByteRange ByteText::bytes(const ByteRange &characters) const
{
    if (characters.isEmpty() || m_positions.isEmpty())
        return {};
    const auto first = std::upper_bound(m_positions.begin(), m_positions.end() - 1, characters.offset);
    qsizetype from = std::max(qsizetype(0), qsizetype(first - m_positions.begin()) - 1);
    while (from > 0 && m_positions[from - 1] == m_positions[from])
        --from;
    const auto end = std::lower_bound(m_positions.begin(), m_positions.end() - 1, characters.end());
    return {from, qsizetype(end - m_positions.begin()) - from};
}

} // namespace relayscope::models
