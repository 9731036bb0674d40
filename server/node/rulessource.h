#pragma once

#include "base/expected.h"
#include "socketio/rules/rules.h"

#include <QString>

namespace relayscope::node {

/// Loads what `--rules` names: a file, or rules that come with the program (chat, plain-channel, protocol-suite). The
/// error is one line for the user.
[[nodiscard]] Expected<socketio::Rules, QString> loadNamedRules(const QString &name);

/// Checks the rules in a file, or on standard input when it is `-`. The error is one line, `file:line:column: message`.
[[nodiscard]] Expected<void, QString> checkRules(const QString &file);

} // namespace relayscope::node
