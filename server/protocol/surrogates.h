#pragma once

#include <QByteArray>

#include <vector>

/// Lone surrogates: JavaScript makes them when it cuts a string between the halves of a character outside of the BMP.
/// JSON carries them as escapes, Value as the three bytes that UTF-8 would have for their number (generalised UTF-8),
/// MessagePack cannot carry them.
namespace relayscope::protocol {

/// Bytes of a surrogate in a Value's text.
inline constexpr qsizetype kSurrogateBytes = 3;

/// Whether a surrogate's bytes begin at i.
[[nodiscard]] bool isSurrogateAt(QByteArrayView text, qsizetype i);
/// The code unit, 0xD800 to 0xDFFF, whose bytes begin at i.
[[nodiscard]] unsigned surrogateAt(QByteArrayView text, qsizetype i);

/// text with U+FFFD, which has as many bytes, for every surrogate; shared when there is none.
[[nodiscard]] QByteArray replaceSurrogates(const QByteArray &text);

/// A JSON text in which lone high surrogates are bytes instead of escapes. Both are empty when there was none.
struct UnescapedSurrogates {
    QByteArray json;
    /// Offsets in json of what was replaced.
    std::vector<qsizetype> replaced;

    /// Where in the original text the byte at offset of json was.
    [[nodiscard]] qsizetype originalOffset(qsizetype offset) const;
};
[[nodiscard]] UnescapedSurrogates unescapeLoneHighSurrogates(QByteArrayView json);

} // namespace relayscope::protocol
