#include "support/clusterprobe/linereader.h"

#include <unistd.h>

namespace relayscope::probe {

LineReader::LineReader(
    int descriptor, std::function<void(const QByteArray &line)> lineRead, std::function<void()> closed)
    : m_descriptor(descriptor)
    , m_lineRead(std::move(lineRead))
    , m_closed(std::move(closed))
    , m_notifier(descriptor, QSocketNotifier::Read)
{
    QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this] { read(); });
}

void LineReader::read()
{
    char chunk[65'536];
    const ssize_t count = ::read(m_descriptor, chunk, sizeof chunk);
    if (count <= 0) {
        m_notifier.setEnabled(false);
        m_closed();
        return;
    }
    m_buffer.append(chunk, count);
    for (qsizetype end; (end = m_buffer.indexOf('\n')) >= 0;) {
        const QByteArray line = m_buffer.left(end);
        m_buffer.remove(0, end + 1);
        m_lineRead(line);
    }
}

} // namespace relayscope::probe
