#pragma once

#include "core/document/clusterdocument.h"

#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace relayscope::ui {

class DocumentSession;

/// Keeps what was edited and not saved, rules that were typed and not applied among it, in a file of its own, so that
/// neither a crash nor closing the window loses it. The next start finds it and offers it. Several windows have a file
/// each. GUI thread; owned by the main window.
class Autosave final : public QObject {
    Q_OBJECT

public:
    /// An edit is on the disk after this.
    static constexpr std::chrono::milliseconds kDelay{1'000};

    /// directory: where the files are; made when it is not there.
    Autosave(DocumentSession &session, const QString &directory, QObject *parent = nullptr);
    /// Keeps the file when there is something unsaved, removes it otherwise.
    ~Autosave() override;
    Q_DISABLE_COPY_MOVE(Autosave)

    /// The newest document that no running window has, once; older ones stay for the next starts.
    [[nodiscard]] std::optional<core::ClusterDocument> takeAbandoned();

private:
    void write();

    DocumentSession &m_session;
    QString m_directory;
    QString m_file;
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_timer;
};

} // namespace relayscope::ui
