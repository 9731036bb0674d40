#pragma once

#include "run/demorecord.h"
#include "run/terminalstyle.h"

#include <QString>
#include <QStringList>

namespace relayscope::run {

/// The demo for people: aligned columns, names instead of ids, times relative to the sending.
class TextReport final {
public:
    explicit TextReport(TerminalStyle style)
        : m_style(style)
    {
    }

    [[nodiscard]] QString redisLine(const core::RedisStatus &status) const;
    [[nodiscard]] QString nodeLine(const core::NodeStatus &status) const;
    [[nodiscard]] QString clientLine(const core::ClientStatus &status, const QString &nodeName) const;
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
