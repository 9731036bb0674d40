#pragma once

#include "ui/theme/theme.h"

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

#include <optional>

namespace relayscope::ui {

/// How the panels are arranged.
struct WindowLayout {
    /// QMainWindow::saveState(Settings::kLayoutVersion).
    QByteArray docks;
    /// CentralArea::saveState().
    QByteArray center;
};

/// What the charts show.
struct ChartSettings {
    /// models::chartName(), one for each chart.
    QStringList charts{QStringLiteral("toClientsByEvent"), QStringLiteral("latency")};
    int windowSeconds = 60;
    /// Times are those of the day, not counted from now.
    bool isClock = false;
};

/// What the window remembers between runs; every key and default is here. The settings file is the one that main opened
/// and owns; a value that cannot be read is its default.
class Settings final {
public:
    /// Raised when docks or tool bars change so that an old layout no longer fits: it is ignored then.
    static constexpr int kLayoutVersion = 2;

    explicit Settings(QSettings &store)
        : m_store(store)
    {
    }

    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    /// A name for Language::setChoice().
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &name);
    /// While nothing is selected, the trace shows the latest message. Default: yes.
    [[nodiscard]] bool followsLatestTrace() const;
    void setFollowsLatestTrace(bool follows);
    /// After a first message the window proposes to kill a node. Default: yes.
    [[nodiscard]] bool proposesKilling() const;
    void setProposesKilling(bool proposes);
    /// QMainWindow::saveGeometry(); empty before the first run.
    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    /// Of the last run.
    [[nodiscard]] WindowLayout layout() const;
    void setLayout(const WindowLayout &layout);
    /// Object names of the panels that there were then.
    [[nodiscard]] QStringList knownPanels() const;
    void setKnownPanels(const QStringList &names);
    /// Arrangements that the user gave a name.
    [[nodiscard]] QStringList savedLayoutNames() const;
    [[nodiscard]] WindowLayout savedLayout(const QString &name) const;
    void setSavedLayout(const QString &name, const WindowLayout &layout);
    void removeSavedLayout(const QString &name);

    /// Cluster files that were opened or saved, newest first, at most kMaxRecentFiles; gone ones are left out.
    static constexpr int kMaxRecentFiles = 8;
    [[nodiscard]] QStringList recentFiles() const;
    void addRecentFile(const QString &file);

    /// QHeaderView::saveState() of the table of that name; empty before it was changed.
    [[nodiscard]] QByteArray tableState(const QString &table) const;
    void setTableState(const QString &table, const QByteArray &state);
    /// Filters of the stream that were used, oldest first.
    [[nodiscard]] QStringList filterHistory() const;
    void setFilterHistory(const QStringList &expressions);

    /// Whether messages travel in the picture; nothing before the user chose: then as the desktop has it.
    [[nodiscard]] std::optional<bool> pictureMotion() const;
    void setPictureMotion(bool motion);

    /// Keys that the user chose: QKeySequence in portable text by action name; empty for none.
    [[nodiscard]] QVariantMap shortcuts() const;
    void setShortcuts(const QVariantMap &shortcuts);
    /// Ids of palette entries, last used first, at most kMaxRecentCommands.
    static constexpr int kMaxRecentCommands = 20;
    [[nodiscard]] QStringList recentCommands() const;
    void addRecentCommand(const QString &id);
    /// Beside the settings: what was edited and not saved.
    [[nodiscard]] QString autosaveDirectory() const;

    [[nodiscard]] ChartSettings charts() const;
    void setCharts(const ChartSettings &charts);

private:
    QSettings &m_store;
};

} // namespace relayscope::ui
