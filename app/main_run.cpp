#include "core/document/documentfile.h"
#include "core/terminationsignals.h"
#include "run/demorun.h"
#include "run/filerun.h"
#include "run/runoptions.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

namespace {

using namespace relayscope::run;

constexpr int kExitUsage = 2;

template<typename Run>
int execute(QCoreApplication &app, Run &run)
{
    const relayscope::core::TerminationSignals signalReader;
    QObject::connect(&signalReader, &relayscope::core::TerminationSignals::received, &run, &Run::interrupt);
    QObject::connect(&run, &Run::ended, &app, &QCoreApplication::exit, Qt::QueuedConnection);
    QMetaObject::invokeMethod(&run, &Run::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

int fail(const QString &reason, int exitCode)
{
    std::fprintf(stderr, "relayscope-run: %s\n", qPrintable(reason));
    return exitCode;
}

/// A program whose output went nowhere has not done what it was asked for.
int checkOutput(int exitCode)
{
    if (exitCode != EXIT_SUCCESS || (std::fflush(stdout) == 0 && std::ferror(stdout) == 0))
        return exitCode;
    return fail(QStringLiteral("the output could not be written"), EXIT_FAILURE);
}

int runDemo(QCoreApplication &app, const DemoRunOptions &options)
{
    DemoRun run(options);
    return execute(app, run);
}

int runFile(QCoreApplication &app, const FileRunOptions &options)
{
    auto document = relayscope::core::loadDocument(options.file);
    if (!document)
        return fail(document.error(), EXIT_FAILURE);
    FileRun run(options, std::move(*document));
    return execute(app, run);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("relayscope-run"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RELAYSCOPE_VERSION));

    const auto parsed = parseOptions(QCoreApplication::arguments());
    if (!parsed)
        return fail(parsed.error(), kExitUsage);
    relayscope::core::TerminationSignals::block(); // before a cluster starts its threads
    if (const auto *demo = std::get_if<DemoRunOptions>(&*parsed))
        return checkOutput(runDemo(app, *demo));
    if (const auto *file = std::get_if<FileRunOptions>(&*parsed))
        return checkOutput(runFile(app, *file));
    std::fputs(qPrintable(std::get<TextRequest>(*parsed).text), stdout);
    return checkOutput(EXIT_SUCCESS);
}
