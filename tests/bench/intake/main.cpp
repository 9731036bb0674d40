// relayscope-bench-intake: the whole observing side and the real window under a flood of reports
// (tests/bench/README.md). The program is its own nodes: the cluster starts it again as one, with the arguments of
// relayscope-node.

#include "fakenode.h"
#include "intakerun.h"
#include "probeapplication.h"

#include "core/cluster.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/settings.h"
#include "ui/theme/theme.h"

#include <QCommandLineParser>
#include <QSettings>
#include <QTemporaryDir>

#include <cstring>

namespace {

using namespace relayscope;

constexpr auto kRateVariable = "RELAYSCOPE_BENCH_RATE";
constexpr auto kSecondsVariable = "RELAYSCOPE_BENCH_SECONDS";
constexpr auto kDefaultRate = "50000";
constexpr auto kDefaultSeconds = "60";

bool isNode(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--telemetry") == 0)
            return true;
    }
    return false;
}

QString valueOf(const QStringList &arguments, const char *option)
{
    const qsizetype at = arguments.indexOf(QLatin1String(option));
    return at < 0 ? QString() : arguments.value(at + 1);
}

int runNode(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    bench::FakeNode node({valueOf(arguments, "--name").toUtf8(), valueOf(arguments, "--telemetry"),
        valueOf(arguments, "--telemetry-token").toUtf8(), qgetenv(kRateVariable).toLongLong(),
        qgetenv(kSecondsVariable).toLongLong()});
    node.start();
    return QCoreApplication::exec();
}

int runWindow(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    bench::ProbeApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Floods the window with the reports of two made-up nodes."));
    parser.addHelpOption();
    const QCommandLineOption rate(QStringLiteral("rate"), QStringLiteral("Events a second of both nodes together."),
        QStringLiteral("N"), QString::fromLatin1(kDefaultRate));
    const QCommandLineOption seconds(QStringLiteral("seconds"), QStringLiteral("How long."), QStringLiteral("N"),
        QString::fromLatin1(kDefaultSeconds));
    parser.addOptions({rate, seconds});
    parser.process(application);
    qputenv(kRateVariable, parser.value(rate).toLatin1());
    qputenv(kSecondsVariable, parser.value(seconds).toLatin1());

    const QTemporaryDir dir;
    QSettings store(dir.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    ui::Settings settings(store);
    ui::Theme theme;
    ui::Language language;
    core::Programs programs;
    programs.node = QCoreApplication::applicationFilePath();
    core::Cluster cluster(programs);
    ui::MainWindow window({cluster, programs, theme, language, settings});
    window.show();
    bench::IntakeRun run(application, cluster, window, parser.value(seconds).toLongLong());
    run.start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    return isNode(argc, argv) ? runNode(argc, argv) : runWindow(argc, argv);
}
