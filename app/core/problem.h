#pragma once

#include <QMetaType>
#include <QString>

namespace relayscope::core {

enum class Severity { Notice, Warning, Error };

/// What the user can do about a problem; the window makes a button of it.
enum class NextAction {
    None,
    InstallRedis,
    StartRedis,
    /// Restart what `where` names.
    Restart,
    ShowLog,
    ChooseRulesFile,
    Reconnect,
};

/// Something that the user should know, shown in place.
struct Problem {
    Severity severity = Severity::Error;
    /// Id of a node or client, "redis", or empty for the whole cluster.
    QString where;
    /// One sentence with what to do.
    QString text;
    NextAction action = NextAction::None;

    bool operator==(const Problem &) const = default;
};

} // namespace relayscope::core

Q_DECLARE_METATYPE(relayscope::core::Problem)
