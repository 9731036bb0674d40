#pragma once

#include "core/explain/bytetree.h"

#include <QList>
#include <QString>

namespace relayscope::models {

/// Bytes as text that can be read and pointed at: what is no printable text stands as an escape, `\x93`, and each
/// character knows its byte. A value.
class ByteText final {
public:
    enum class Encoding {
        /// Text with UTF-8 in it.
        Utf8,
        /// Binary: only ASCII is shown as text, as redis-cli does.
        Ascii,
    };

    ByteText() = default;
    ByteText(const QByteArray &bytes, Encoding encoding);

    [[nodiscard]] const QString &text() const { return m_text; }
    /// Characters (UTF-16 units) of these bytes: position and length in text().
    [[nodiscard]] core::explain::ByteRange characters(const core::explain::ByteRange &bytes) const;
    /// Bytes of these characters, whole characters and escapes at both ends.
    [[nodiscard]] core::explain::ByteRange bytes(const core::explain::ByteRange &characters) const;

private:
    void addEscape(unsigned char byte);
    /// Length of the UTF-8 sequence at offset, 0 when it is none.
    [[nodiscard]] static qsizetype sequenceLength(QByteArrayView bytes, qsizetype offset);

    QString m_text;
    /// Position in m_text of each byte, and of the end.
    QList<qsizetype> m_positions;
};

} // namespace relayscope::models
