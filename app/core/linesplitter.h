#pragma once

#include <QByteArray>
#include <QList>

namespace relayscope::core {

/// Cuts what a child writes into lines of at most maxBytes; the rest of a longer line is left out. Sans-I/O.
class LineSplitter final {
public:
    explicit LineSplitter(qsizetype maxBytes)
        : m_maxBytes(maxBytes)
    {
    }

    /// Whole lines that bytes ended, without their ends.
    [[nodiscard]] QList<QByteArray> append(QByteArrayView bytes);
    /// What stands behind the last line end; empty when nothing.
    [[nodiscard]] QByteArray takeRest();

private:
    qsizetype m_maxBytes;
    QByteArray m_line;
};

} // namespace relayscope::core
