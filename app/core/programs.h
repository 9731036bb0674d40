#pragma once

#include <QString>

namespace relayscope::core {

/// The programs that a cluster runs.
struct Programs {
    /// Absolute path, or a bare name that is looked for in PATH.
    QString redisServer = QStringLiteral("redis-server");
    QString node;

    /// relayscope-node beside the running program, redis-server from PATH.
    [[nodiscard]] static Programs beside(const QString &applicationDir);
    /// Absolute path of a program that can be run, empty when there is none.
    [[nodiscard]] static QString find(const QString &program);

    bool operator==(const Programs &) const = default;
};

} // namespace relayscope::core
