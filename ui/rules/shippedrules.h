#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace relayscope::core {
struct NodeSpec;
}

namespace relayscope::ui {

/// Rules files that come with the program, by their names as relayscope-node knows them.
[[nodiscard]] const QList<QString> &shippedRules();
/// What such a file is for, in the user's language.
[[nodiscard]] QString shippedRulesTitle(const QString &name);
/// Its text; empty for an unknown name.
[[nodiscard]] QByteArray shippedRulesText(const QString &name);
/// What nodes of these specs obey as long as nobody tells them otherwise: the rules of the first one, `chat` when it
/// names none. Empty when its file cannot be read.
[[nodiscard]] QByteArray defaultRulesText(const QList<core::NodeSpec> &nodes);

} // namespace relayscope::ui
