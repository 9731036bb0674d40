#pragma once

#include <QMetaType>
#include <QString>

namespace relayscope::core {

/// What a rules text is worth.
struct RulesAnswer {
    bool ok = false;
    /// Place of the mistake, both from 1, the column in bytes of UTF-8; 0 when it has no place in the text.
    int line = 0;
    int column = 0;
    /// What is wrong, as the node says it; empty when ok.
    QString message;

    bool operator==(const RulesAnswer &) const = default;
};

} // namespace relayscope::core

Q_DECLARE_METATYPE(relayscope::core::RulesAnswer)
