#pragma once

#include "base/expected.h"
#include "socketio/rules/rules.h"

#include <QByteArrayView>
#include <QString>

namespace relayscope::socketio {

/// Where a rules file is wrong, and how. Line and column count from 1, the column in bytes; both are 0 when the file
/// could not be read at all.
struct RulesError {
    QString file;
    int line = 0;
    int column = 0;
    QString message;

    bool operator==(const RulesError &) const = default;
    /// `file:line:column: message`, as compilers write it.
    [[nodiscard]] QString toString() const;
};

/// Bytes of a rules file. Ours.
inline constexpr qsizetype kMaxRulesBytes = 1'000'000;

/// Reads and checks a rules file; the format is docs/rules.md. Unknown and repeated keys are errors.
[[nodiscard]] Expected<Rules, RulesError> loadRules(const QString &path);
/// The same for text that is at hand; fileName is for messages only.
[[nodiscard]] Expected<Rules, RulesError> parseRules(QByteArrayView json, const QString &fileName);

} // namespace relayscope::socketio
