#pragma once

#include "models/itemselection.h"
#include "models/messageselection.h"
#include "ui/panelcontext.h"

#include <QMainWindow>

#include <memory>

namespace relayscope::core {
class Cluster;
class RedisProbe;
struct Programs;
} // namespace relayscope::core

namespace relayscope::ui {

class AboutDialog;
class ActionRegistry;
class CentralArea;
class Autosave;
class ClusterController;
class DocumentFiles;
class DocumentSession;
class KeySheet;
class Language;
class Palette;
class Panels;
class Perspectives;
class PreferencesDialog;
class Settings;
class Shortcuts;
class StatusLine;
class Theme;
class WindowMenus;

/// The window: puts the panels in their places and joins them. GUI thread; made and owned by main. Closing it while a
/// cluster runs stops the cluster first and then closes; closing it once more does not wait.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    struct Surroundings {
        core::Cluster &cluster;
        const core::Programs &programs;
        Theme &theme;
        Language &language;
        Settings &settings;
    };

    explicit MainWindow(const Surroundings &surroundings);
    ~MainWindow() override;
    Q_DISABLE_COPY_MOVE(MainWindow)

    [[nodiscard]] ClusterController &controller() const { return *m_controller; }
    [[nodiscard]] DocumentSession &document() const { return *m_document; }
    [[nodiscard]] DocumentFiles &files() const { return *m_files; }

    /// What a first run gets on a large screen.
    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// Shows what it knows at the start: it has looked for redis-server.
    void started();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectCluster();
    void connectPreferences();
    void restoreWindow();
    void showPanel(const QString &objectName);
    void showPreferences();
    void showKeys();
    void showAbout();
    void lookForRedis();
    void showSummary();
    void showDemoStarted();
    void showDemoFinished(const QString &failure);

    Surroundings m_around;
    ActionRegistry *m_actions;
    DocumentSession *m_document;
    ClusterController *m_controller;
    core::RedisProbe *m_redisProbe;
    models::MessageSelection m_selection;
    models::ItemSelection m_items;
    PanelRequests *m_requests;
    PanelContext m_context;
    CentralArea *m_center;
    std::unique_ptr<Panels> m_panels;
    Perspectives *m_perspectives;
    StatusLine *m_status;
    WindowMenus *m_menus;
    std::unique_ptr<Shortcuts> m_shortcuts;
    Palette *m_palette;
    /// Made when it is asked for.
    PreferencesDialog *m_preferences = nullptr;
    KeySheet *m_keySheet = nullptr;
    AboutDialog *m_about = nullptr;
    /// Of redis-server, as far as it is known.
    QString m_redisVersion;
    DocumentFiles *m_files;
    /// Before the document that it keeps: it writes once more at its end.
    std::unique_ptr<Autosave> m_autosave;
    bool m_closing = false;
};

} // namespace relayscope::ui
