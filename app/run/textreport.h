#pragma once

#include "run/demorecord.h"
#include "run/terminalstyle.h"

#include <QString>
#include <QStringList>

namespace relayscope::run {

/// What happens, for people: aligned columns, names instead of ids, times relative to the sending.
class TextReport final {
public:
    explicit TextReport(TerminalStyle style)
        : m_style(style)
    {
    }

    /// Redis, then the nodes, then the clients, a line each.
    [[nodiscard]] QStringList clusterLines(const core::RedisStatus &redis, const QList<core::NodeStatus> &nodes,
        const QList<core::ClientStatus> &clients) const;
    [[nodiscard]] QString problemLine(const core::Problem &problem) const;
    /// One row as it comes, in columns of a fixed width; originNs: what its time is counted from.
    [[nodiscard]] QString hopLine(const core::Hop &hop, qint64 originNs) const;
    /// All messages with their hops, and the sum of it.
    [[nodiscard]] QString messages(const DemoRecord &record) const;
    [[nodiscard]] QString verdict(const DemoRecord &record) const;

private:
    [[nodiscard]] QString message(const MessageRecord &record, int number) const;

    TerminalStyle m_style;
};

} // namespace relayscope::run
