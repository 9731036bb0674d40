#pragma once

#include "core/document/clusterdocument.h"
#include "ui/document/documentsession.h"

#include <QObject>
#include <QString>

#include <functional>

class QMainWindow;

namespace relayscope::core {
class Cluster;
}

namespace relayscope::ui {

class ActionRegistry;
class InlineBarStack;
class Settings;

/// New, open, save and the recent files: joins the document with its file, the window's title and the actions. What
/// goes wrong is told in an inline bar, with the place in the file. GUI thread; owned by the main window.
class DocumentFiles final : public QObject {
    Q_OBJECT

public:
    struct Surroundings {
        QMainWindow &window;
        core::Cluster &cluster;
        DocumentSession &session;
        ActionRegistry &actions;
        InlineBarStack &bars;
        Settings &settings;
    };

    explicit DocumentFiles(const Surroundings &surroundings);

    /// Stops what runs, then shows the file's document; a file that cannot be read changes nothing.
    void open(const QString &file);
    /// Path of the document, empty while it has none.
    [[nodiscard]] const QString &file() const { return m_around.session.file(); }
    void retranslate() { showTitle(); }
    /// The document has become another one that no file has: the demo's, say.
    void forgetFile() { setFile({}); }
    /// Asks whether this document, which nobody saved, is wanted back.
    void offer(const core::ClusterDocument &unsaved);

signals:
    /// Another document is shown.
    void opened();
    void recentFilesChanged();

private:
    void showTitle();
    void startNew();
    void chooseAndOpen();
    void save();
    void saveAs();
    void write(const QString &file);
    void setFile(const QString &file);
    void replaceWhenStopped(std::function<void()> replace);
    void fail(const QString &text, const QString &remedy, std::function<void()> run);

    Surroundings m_around;
    /// Waits for the cluster to stop.
    std::function<void()> m_pending;
};

} // namespace relayscope::ui
