#pragma once

#include "core/cluster.h"
#include "core/programs.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/settings.h"
#include "ui/theme/theme.h"

#include <QSettings>
#include <QTemporaryDir>

/// The window with its own settings file and the real programs; its language is English.
class Laboratory final {
public:
    /// Starting two nodes and Redis on a machine that is busy with other tests.
    static constexpr int kStartTimeoutMs = 60'000;
    static constexpr int kStopTimeoutMs = 20'000;

    explicit Laboratory(const relayscope::core::Programs &programs
        = relayscope::core::Programs::beside(QStringLiteral(RELAYSCOPE_BIN_DIR)));

    /// Presses F5 and waits until every client has every message; false, and a test failure, when it does not come to
    /// that.
    [[nodiscard]] bool runDemo();
    /// Closes the window and waits until nothing runs; false as above.
    [[nodiscard]] bool closeAndWait();

private:
    QTemporaryDir m_directory;
    QSettings m_store;
    relayscope::ui::Theme m_theme;
    relayscope::core::Programs m_programs;

public:
    relayscope::ui::Settings settings;
    relayscope::ui::Language language;
    relayscope::core::Cluster cluster;
    relayscope::ui::MainWindow window;
};
