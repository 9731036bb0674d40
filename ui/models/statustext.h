#pragma once

#include "core/status.h"
#include "models/tone.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace relayscope::models {

/// One line of the cluster tree in words.
struct StatusRow {
    QString name;
    QString state;
    Tone tone = Tone::Quiet;
    quint16 port = 0;
    qint64 pid = 0;
    std::optional<QDateTime> since;
    int restarts = 0;
    /// For the tool tip: links, reasons, how it ended last. Lines, never empty.
    QString explanation;
};

/// "private", or the URL without its password.
[[nodiscard]] QString redisName(const core::RedisStatus &redis);
[[nodiscard]] StatusRow statusRow(const core::RedisStatus &redis);
[[nodiscard]] StatusRow statusRow(const core::NodeStatus &node);
[[nodiscard]] StatusRow statusRow(const core::ClientStatus &client);

/// "0:07", "2:05", "1:02:05"; negative durations as 0.
[[nodiscard]] QString durationText(std::chrono::seconds duration);

} // namespace relayscope::models
