#include "ui/document/documentfiles.h"

#include "core/cluster.h"
#include "core/document/documentfile.h"
#include "ui/actions/actionregistry.h"
#include "ui/document/documentsession.h"
#include "ui/settings.h"
#include "ui/widgets/inlinebarstack.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>

namespace relayscope::ui {

namespace {

constexpr QLatin1String kFileBar("file");
constexpr QLatin1String kUnsavedBar("unsaved");
constexpr QLatin1String kLimitBar("limit");

} // namespace

DocumentFiles::DocumentFiles(const Surroundings &surroundings)
    : QObject(&surroundings.window)
    , m_around(surroundings)
{
    const ActionRegistry &actions = m_around.actions;
    connect(actions[ActionId::NewDocument], &QAction::triggered, this, &DocumentFiles::startNew);
    connect(actions[ActionId::OpenDocument], &QAction::triggered, this, &DocumentFiles::chooseAndOpen);
    connect(actions[ActionId::SaveDocument], &QAction::triggered, this, &DocumentFiles::save);
    connect(actions[ActionId::SaveDocumentAs], &QAction::triggered, this, &DocumentFiles::saveAs);

    QUndoStack &undoStack = m_around.session.undoStack();
    connect(actions[ActionId::Undo], &QAction::triggered, &undoStack, &QUndoStack::undo);
    connect(actions[ActionId::Redo], &QAction::triggered, &undoStack, &QUndoStack::redo);
    connect(&undoStack, &QUndoStack::canUndoChanged, actions[ActionId::Undo], &QAction::setEnabled);
    connect(&undoStack, &QUndoStack::canRedoChanged, actions[ActionId::Redo], &QAction::setEnabled);
    connect(&undoStack, &QUndoStack::cleanChanged, this, &DocumentFiles::showTitle);
    actions[ActionId::Undo]->setEnabled(false);
    actions[ActionId::Redo]->setEnabled(false);

    connect(&m_around.session, &DocumentSession::refused, this, [this](const QString &reason) {
        InlineMessage message;
        message.key = kLimitBar;
        message.severity = Severity::Warning;
        message.text = reason;
        m_around.bars.showMessage(message);
    });
    connect(&m_around.session, &DocumentSession::putAway, this, &DocumentFiles::offer);
    connect(&m_around.cluster, &core::Cluster::stopped, this, [this] {
        if (const auto replace = std::exchange(m_pending, {}))
            replace();
    });
    showTitle();
}

void DocumentFiles::showTitle()
{
    const QString name = file().isEmpty() ? tr("new cluster") : QFileInfo(file()).fileName();
    m_around.window.setWindowTitle(tr("%1[*] - Relayscope", "window title: file name").arg(name));
    m_around.window.setWindowModified(!m_around.session.undoStack().isClean());
}

void DocumentFiles::setFile(const QString &file)
{
    m_around.session.setFile(file);
    if (!file.isEmpty()) {
        m_around.settings.addRecentFile(file);
        emit recentFilesChanged();
    }
    showTitle();
}

void DocumentFiles::replaceWhenStopped(std::function<void()> replace)
{
    if (!m_around.cluster.isActive()) {
        replace();
        return;
    }
    m_pending = std::move(replace);
    m_around.actions[ActionId::StopCluster]->trigger();
}

void DocumentFiles::startNew()
{
    replaceWhenStopped([this] {
        m_around.session.replace({});
        setFile({});
        emit opened();
    });
}

void DocumentFiles::open(const QString &file)
{
    auto document = core::loadDocument(file);
    if (!document) {
        fail(document.error(), tr("Open another file"), [this] { chooseAndOpen(); });
        return;
    }
    m_around.bars.dismiss(kFileBar);
    replaceWhenStopped([this, file = QFileInfo(file).absoluteFilePath(), document = std::move(*document)] {
        m_around.session.replace(document);
        setFile(file);
        emit opened();
    });
}

void DocumentFiles::chooseAndOpen()
{
    const QString chosen = QFileDialog::getOpenFileName(&m_around.window, tr("Open a cluster file"),
        QFileInfo(file()).path(), tr("Cluster files (*.json);;All files (*)"));
    if (!chosen.isEmpty())
        open(chosen);
}

void DocumentFiles::save()
{
    if (file().isEmpty())
        saveAs();
    else
        write(file());
}

void DocumentFiles::saveAs()
{
    const QString chosen = QFileDialog::getSaveFileName(&m_around.window, tr("Save the cluster"),
        file().isEmpty() ? QStringLiteral("cluster.json") : file(), tr("Cluster files (*.json);;All files (*)"));
    if (!chosen.isEmpty())
        write(chosen);
}

void DocumentFiles::write(const QString &file)
{
    if (const auto saved = core::saveDocument(file, m_around.session.document()); !saved) {
        fail(saved.error(), tr("Save elsewhere"), [this] { saveAs(); });
        return;
    }
    m_around.bars.dismiss(kFileBar);
    m_around.session.undoStack().setClean();
    setFile(file);
}

void DocumentFiles::offer(const core::ClusterDocument &unsaved)
{
    InlineMessage message;
    message.key = kUnsavedBar;
    const QString what = unsaved.rulesDraft.isEmpty()
        ? tr("The cluster before (nodes: %1, clients: %2) was not saved.")
        : tr("The cluster before (nodes: %1, clients: %2) was left with rules that were typed and not applied.");
    message.text = what.arg(unsaved.cluster.nodes.size()).arg(unsaved.cluster.clients.size());
    message.actions = {{tr("Bring it back"), [this, unsaved] {
                            replaceWhenStopped([this, unsaved] {
                                // Undoing leads to what the file has.
                                const auto saved = core::loadDocument(unsaved.editedFile);
                                m_around.session.replace(saved ? *saved : core::ClusterDocument());
                                m_around.session.restore(unsaved);
                                setFile(unsaved.editedFile);
                                emit opened();
                            });
                        }}};
    m_around.bars.showMessage(message);
}

void DocumentFiles::fail(const QString &text, const QString &remedy, std::function<void()> run)
{
    InlineMessage message;
    message.key = kFileBar;
    message.severity = Severity::Error;
    message.text = text;
    message.actions = {{remedy, std::move(run)}};
    m_around.bars.showMessage(message);
}

} // namespace relayscope::ui
