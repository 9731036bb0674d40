#include "ui/document/autosave.h"

#include "core/document/documentfile.h"
#include "ui/document/documentsession.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QUuid>

namespace relayscope::ui {

namespace {

QString lockOf(const QString &file)
{
    return file + QStringLiteral(".lock");
}

} // namespace

Autosave::Autosave(DocumentSession &session, const QString &directory, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_directory(directory)
{
    QDir().mkpath(m_directory);
    m_file
        = QDir(m_directory).filePath(QStringLiteral("cluster-%1.json").arg(QUuid::createUuid().toString(QUuid::Id128)));
    m_lock = std::make_unique<QLockFile>(lockOf(m_file));
    m_lock->setStaleLockTime(0); // held for as long as we live
    m_lock->tryLock(0);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDelay);
    connect(&m_timer, &QTimer::timeout, this, &Autosave::write);
    connect(&m_session, &DocumentSession::changed, &m_timer, qOverload<>(&QTimer::start));
    connect(&m_session, &DocumentSession::rulesDraftChanged, &m_timer, qOverload<>(&QTimer::start));
    connect(&m_session.undoStack(), &QUndoStack::cleanChanged, &m_timer, qOverload<>(&QTimer::start));
}

Autosave::~Autosave()
{
    write();
}

void Autosave::write()
{
    // There is nowhere to tell of a failure that would help: the document itself is still here.
    if (m_session.isUnsaved() || !m_session.rulesDraft().isEmpty())
        static_cast<void>(core::saveDocument(m_file, m_session.forRestore()));
    else
        QFile::remove(m_file);
}

std::optional<core::ClusterDocument> Autosave::takeAbandoned()
{
    const QDir directory(m_directory);
    const QStringList names
        = directory.entryList({QStringLiteral("cluster-*.json")}, QDir::Files, QDir::Time); // newest first
    for (const QString &name : names) {
        const QString file = directory.filePath(name);
        QLockFile lock(lockOf(file));
        lock.setStaleLockTime(0);
        if (file == m_file || !lock.tryLock(0))
            continue; // of a window that runs
        const auto document = core::loadDocument(file);
        QFile::remove(file);
        if (document)
            return *document;
    }
    return std::nullopt;
}

} // namespace relayscope::ui
