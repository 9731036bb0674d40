#include "core/terminationsignals.h"
#include "run/demorun.h"
#include "run/runoptions.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

namespace {

constexpr int kExitUsage = 2;

int run(QCoreApplication &app, const relayscope::run::RunOptions &options)
{
    const relayscope::core::TerminationSignals signalReader;
    relayscope::run::DemoRun demo(options);
    QObject::connect(
        &signalReader, &relayscope::core::TerminationSignals::received, &demo, &relayscope::run::DemoRun::interrupt);
    QObject::connect(&demo, &relayscope::run::DemoRun::ended, &app, &QCoreApplication::exit, Qt::QueuedConnection);
    QMetaObject::invokeMethod(&demo, &relayscope::run::DemoRun::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("relayscope-run"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RELAYSCOPE_VERSION));

    const auto parsed = relayscope::run::parseOptions(QCoreApplication::arguments());
    if (!parsed) {
        std::fprintf(stderr, "relayscope-run: %s\n", qPrintable(parsed.error()));
        return kExitUsage;
    }
    if (const auto *request = std::get_if<relayscope::run::TextRequest>(&*parsed)) {
        std::fputs(qPrintable(request->text), stdout);
        return EXIT_SUCCESS;
    }
    return run(app, std::get<relayscope::run::RunOptions>(*parsed));
}
