#pragma once

#include <QtGlobal>

namespace relayscope::engineio {

/// How many bytes wait in one queue, counted also in a total of all queues when there is one.
class QueuedBytes final {
public:
    QueuedBytes() = default;
    ~QueuedBytes() { remove(m_bytes); }
    Q_DISABLE_COPY_MOVE(QueuedBytes)

    /// total must outlive this object.
    void countIn(qsizetype &total)
    {
        m_total = &total;
        total += m_bytes;
    }

    [[nodiscard]] qsizetype value() const { return m_bytes; }
    void add(qsizetype bytes)
    {
        m_bytes += bytes;
        if (m_total)
            *m_total += bytes;
    }
    void remove(qsizetype bytes) { add(-bytes); }
    void clear() { remove(m_bytes); }

private:
    qsizetype m_bytes = 0;
    qsizetype *m_total = nullptr;
};

} // namespace relayscope::engineio
