#pragma once

#include "core/status.h"

#include <QHash>
#include <QList>

namespace relayscope::core {

/// A time in which Redis or a node that had been up was not.
struct Fault {
    /// Node id or "redis".
    QString id;
    /// "node B", "Redis".
    QString name;
    qint64 fromNs = 0;
    /// 0 while it lasts.
    qint64 toNs = 0;
    bool operator==(const Fault &) const = default;
};

/// Remembers when what was up went down and when it came back. Bounded: the oldest fault goes first.
class FaultLog final {
public:
    static constexpr qsizetype kMaxFaults = 200;

    /// True when a fault began or ended.
    bool note(const NodeStatus &status, qint64 nowNs);
    bool note(const RedisStatus &status, qint64 nowNs);
    /// It was removed: whatever it had is over.
    bool forget(const QString &id, qint64 nowNs);
    /// Oldest first.
    [[nodiscard]] const QList<Fault> &faults() const { return m_faults; }

private:
    enum class State { NeverUp, Up, Down };

    bool note(const QString &id, const QString &name, bool isUp, qint64 nowNs);
    void end(const QString &id, qint64 nowNs);

    QHash<QString, State> m_states;
    QList<Fault> m_faults;
};

} // namespace relayscope::core
