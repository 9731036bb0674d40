#include "core/document/documentfile.h"

#include "core/document/documentreader.h"
#include "core/document/documentwriter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace relayscope::core {

namespace {

struct FileText {
    Q_DECLARE_TR_FUNCTIONS(relayscope::core::ClusterDocument)
};

} // namespace

Expected<ClusterDocument, QString> loadDocument(const QString &file)
{
    const QString shown = QDir::toNativeSeparators(file);
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return Unexpected(FileText::tr("%1 cannot be read: %2").arg(shown, device.errorString()));
    if (device.size() > kMaxDocumentBytes)
        return Unexpected(FileText::tr("%1 is too large for a cluster file").arg(shown));
    auto document = readDocument(device.readAll());
    if (!document)
        return Unexpected(QStringLiteral("%1:%2").arg(shown, document.error().toString()));
    return std::move(document).value();
}

Expected<void, QString> saveDocument(const QString &file, const ClusterDocument &document)
{
    QSaveFile device(file);
    const QByteArray json = writeDocument(document);
    if (device.open(QIODevice::WriteOnly) && device.write(json) == json.size() && device.commit())
        return {};
    return Unexpected(
        FileText::tr("%1 cannot be written: %2").arg(QDir::toNativeSeparators(file), device.errorString()));
}

} // namespace relayscope::core
