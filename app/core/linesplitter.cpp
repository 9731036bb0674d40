#include "core/linesplitter.h"

#include <utility>

namespace relayscope::core {

QList<QByteArray> LineSplitter::append(QByteArrayView bytes)
{
    QList<QByteArray> lines;
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView part = end < 0 ? bytes : bytes.first(end);
        m_line.append(part.first(qMin(part.size(), m_maxBytes - m_line.size())));
        if (end < 0)
            break;
        if (m_line.endsWith('\r'))
            m_line.chop(1);
        lines.append(std::exchange(m_line, {}));
        bytes = bytes.sliced(end + 1);
    }
    return lines;
}

QByteArray LineSplitter::takeRest()
{
    return std::exchange(m_line, {});
}

} // namespace relayscope::core
