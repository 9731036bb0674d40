#include "support/processes.h"

#include <QDir>
#include <QFile>

namespace relayscope::test {

namespace {

struct Stat {
    char state = 'X';
    qint64 parent = 0;
};

/// `pid (name) state ppid ...` (proc(5)); the name may contain anything.
Stat readStat(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 2 || fields.at(0).isEmpty())
        return {};
    return {fields.at(0).at(0), fields.at(1).toLongLong()};
}

} // namespace

bool isAlive(qint64 pid)
{
    const char state = readStat(pid).state;
    return state != 'X' && state != 'Z';
}

QList<qint64> descendantsOf(qint64 pid)
{
    QList<qint64> found;
    for (const QString &entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const qint64 candidate = entry.toLongLong();
        if (candidate <= 0 || !isAlive(candidate) || readStat(candidate).parent != pid)
            continue;
        found.append(candidate);
        found.append(descendantsOf(candidate));
    }
    return found;
}

} // namespace relayscope::test
