#include "core/processexit.h"

#include <QCoreApplication>

#include <csignal>

namespace relayscope::core {

namespace {

struct Exit {
    Q_DECLARE_TR_FUNCTIONS(relayscope::core::ProcessExit)
};

/// The names that people know; sigabbrev_np() is younger than the glibc of older systems.
QString signalName(int number)
{
    switch (number) {
    case SIGHUP:
        return QStringLiteral("SIGHUP");
    case SIGINT:
        return QStringLiteral("SIGINT");
    case SIGQUIT:
        return QStringLiteral("SIGQUIT");
    case SIGILL:
        return QStringLiteral("SIGILL");
    case SIGTRAP:
        return QStringLiteral("SIGTRAP");
    case SIGABRT:
        return QStringLiteral("SIGABRT");
    case SIGBUS:
        return QStringLiteral("SIGBUS");
    case SIGFPE:
        return QStringLiteral("SIGFPE");
    case SIGKILL:
        return QStringLiteral("SIGKILL");
    case SIGSEGV:
        return QStringLiteral("SIGSEGV");
    case SIGPIPE:
        return QStringLiteral("SIGPIPE");
    case SIGTERM:
        return QStringLiteral("SIGTERM");
    default:
        return {};
    }
}

} // namespace

QString ProcessExit::describe() const
{
    if (!bySignal)
        return Exit::tr("exited with code %1").arg(number);
    const QString name = signalName(number);
    return name.isEmpty() ? Exit::tr("killed by signal %1").arg(number)
                          : Exit::tr("killed by signal %1 (%2)").arg(QString::number(number), name);
}

} // namespace relayscope::core
