#pragma once

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

namespace relayscope::core {

enum class LogStream { Output, Error, Relayscope };

/// One line that a child wrote, or that we have to say about it.
struct LogLine {
    /// Bytes of one line; the rest of it is left out.
    static constexpr qsizetype kMaxBytes = 4'096;

    /// Node id or "redis".
    QString source;
    LogStream stream = LogStream::Output;
    QDateTime time;
    /// The same moment on the clock of the stream, CLOCK_MONOTONIC.
    qint64 timeNs = 0;
    QString text;

    bool operator==(const LogLine &) const = default;
};

} // namespace relayscope::core

Q_DECLARE_METATYPE(relayscope::core::LogLine)
