#pragma once

#include "base/expected.h"
#include "ui/theme/theme.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace relayscope {

/// The command line of `relayscope`.
struct GuiOptions {
    bool demo = false;
    /// Cluster file to open; empty for none.
    QString file;
    /// Picture to save; empty for none.
    QString screenshotFile;
    /// Empty: as in the settings.
    std::optional<ui::ThemeChoice> theme;
    QString language;
    /// Redis for the demo: redis://...; empty for a private one.
    QString redisUrl;
    /// Rules for the demo's nodes; empty for their default.
    QString rulesFile;
    bool helpWanted = false;
    bool versionWanted = false;

    /// arguments: as main got them, the program first. The error is one line.
    [[nodiscard]] static Expected<GuiOptions, QString> parse(const QStringList &arguments);
    /// The text of --help; needs an application object for the program's name.
    [[nodiscard]] static QString helpText();
};

} // namespace relayscope
