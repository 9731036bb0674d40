#pragma once

#include "core/hop.h"
#include "core/status.h"

#include <QString>
#include <QStringList>

namespace relayscope::core {

/// The one place where values become words for the user, translated. The vocabulary of the window, of relayscope-run
/// and of their manuals is this one.
[[nodiscard]] QString verdictText(Verdict verdict);
[[nodiscard]] QString hopKindText(HopKind kind);
[[nodiscard]] QString stateText(ProcessState state);
[[nodiscard]] QString stateText(ClientState state);
[[nodiscard]] QString stateText(LampState state);

/// "published, 2 receivers": as the language separates the parts of a list.
[[nodiscard]] QString listText(const QStringList &parts);
/// "0.166 ms", "12.3 ms", "1.25 s", in the language of the user.
[[nodiscard]] QString durationText(qint64 ns);

/// What happened on this row, without its places: "published, 2 receivers", "own echo, ignored".
[[nodiscard]] QString describe(const Hop &hop);

} // namespace relayscope::core
