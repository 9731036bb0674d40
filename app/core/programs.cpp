#include "core/programs.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace relayscope::core {

Programs Programs::beside(const QString &applicationDir)
{
    Programs programs;
    programs.node = QDir(applicationDir).filePath(QStringLiteral("relayscope-node"));
    return programs;
}

QString Programs::find(const QString &program)
{
    if (QDir::isAbsolutePath(program)) {
        const QFileInfo file(program);
        return file.isFile() && file.isExecutable() ? program : QString();
    }
    return QStandardPaths::findExecutable(program);
}

} // namespace relayscope::core
