#include "base/epolleventdispatcher.h"
#include "node/descriptors.h"
#include "node/node.h"
#include "node/options.h"
#include "node/rulessource.h"
#include "node/signalwatcher.h"

#include <QCoreApplication>

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace {

using relayscope::node::Node;
using relayscope::node::Options;
using relayscope::node::RulesCheckRequest;
using relayscope::node::TextRequest;

constexpr int kExitUsage = 2;

void printError(const QString &message)
{
    std::fprintf(stderr, "relayscope-node: %s\n", qPrintable(message));
}

[[nodiscard]] int printText(const QString &text)
{
    std::fputs(qUtf8Printable(text), stdout);
    if (std::fflush(stdout) == 0)
        return EXIT_SUCCESS;
    printError(QStringLiteral("cannot write: %1").arg(QString::fromLocal8Bit(std::strerror(errno))));
    return EXIT_FAILURE;
}

/// What programs read from a pipe has to come when it happens.
void printLine(const QString &line)
{
    std::puts(qUtf8Printable(line));
    std::fflush(stdout);
}

void printReady(const Options &options, quint16 port)
{
    const QString host
        = options.host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(options.host) : options.host;
    printLine(QStringLiteral("ready http://%1:%2 pid %3").arg(host).arg(port).arg(QCoreApplication::applicationPid()));
}

/// False when the parent has ended already: no signal would come.
bool dieWithParent(pid_t parentAtStart)
{
#ifdef Q_OS_LINUX
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
    return ::getppid() == parentAtStart;
}

int run(QCoreApplication &app, Options options)
{
    // A connection too many is told so, and not left to an accept() that fails.
    const qsizetype descriptors = relayscope::node::raiseDescriptorLimit();
    options.engine.maxConnections
        = std::clamp<qsizetype>(descriptors - relayscope::node::kSpareDescriptors, 1, options.engine.maxConnections);
    auto rules = relayscope::node::loadNamedRules(options.rules);
    if (!rules) {
        printError(rules.error());
        return EXIT_FAILURE;
    }
    const relayscope::node::SignalWatcher signalWatcher;
    Node node(options);
    QObject::connect(&signalWatcher, &relayscope::node::SignalWatcher::terminationRequested, &node, &Node::stop);
    QObject::connect(&node, &Node::stopped, &app, [](const QString &causeLine) {
        printLine(QStringLiteral("stopped: ") + causeLine);
        QCoreApplication::quit();
    });
    QObject::connect(&node, &Node::failed, &app, [](const QString &reason) {
        printError(reason);
        QCoreApplication::exit(EXIT_FAILURE);
    });
    const auto port = node.start(std::move(rules).value());
    if (!port) {
        printError(port.error());
        return EXIT_FAILURE;
    }
    printReady(options, *port);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    const pid_t parentAtStart = ::getppid();
    // A peer that closes while we write is an error of that write, not a reason to end.
    std::signal(SIGPIPE, SIG_IGN);
    if (relayscope::EpollEventDispatcher::isSupported())
        QCoreApplication::setEventDispatcher(new relayscope::EpollEventDispatcher);
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("relayscope-node"));

    const auto parsed = relayscope::node::parseOptions(QCoreApplication::arguments());
    if (!parsed) {
        printError(parsed.error());
        return kExitUsage;
    }
    if (const auto *request = std::get_if<TextRequest>(&*parsed))
        return printText(request->text);
    if (const auto *request = std::get_if<RulesCheckRequest>(&*parsed)) {
        const auto checked = relayscope::node::checkRules(request->file);
        if (checked)
            return EXIT_SUCCESS;
        std::fprintf(stdout, "%s\n", qUtf8Printable(checked.error()));
        return EXIT_FAILURE;
    }
    const Options &options = std::get<Options>(*parsed);
    if (options.diesWithParent && !dieWithParent(parentAtStart)) {
        printError(QStringLiteral("the program that started this node is gone"));
        return EXIT_FAILURE;
    }
    return run(app, options);
}
