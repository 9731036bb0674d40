#include "core/cluster.h"
#include "core/terminationsignals.h"
#include "guioptions.h"
#include "ui/clustercontroller.h"
#include "ui/document/documentfiles.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/screenshot.h"
#include "ui/settings.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QIcon>
#include <QTemporaryDir>

#include <cstdio>

namespace {

using namespace relayscope;

constexpr auto kName = "relayscope";
/// As of relayscope-run: the command line was not understood.
constexpr int kExitUsage = 2;

int fail(const QString &reason)
{
    std::fprintf(stderr, "%s: %s\n", kName, qUtf8Printable(reason));
    return 1;
}

QStringList argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

/// Qt ends the program with a riddle when it finds no display; we can say what to do instead.
bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

int printAndExit(int argc, char *argv[], const GuiOptions &options)
{
    const QCoreApplication application(argc, argv);
    const QString text = options.helpWanted
        ? GuiOptions::helpText()
        : QStringLiteral("%1 %2\n").arg(QLatin1String(kName), QLatin1String(RELAYSCOPE_VERSION));
    std::fputs(qUtf8Printable(text), stdout);
    return 0;
}

core::DemoOptions demoOptions(const GuiOptions &options)
{
    core::DemoOptions demo;
    if (!options.redisUrl.isEmpty())
        demo.redis = {core::RedisMode::Attached, options.redisUrl};
    demo.rulesFile = options.rulesFile;
    return demo;
}

int runWindow(int argc, char *argv[], const GuiOptions &options)
{
    const bool isPicture = !options.screenshotFile.isEmpty();
    // Before QApplication, which starts a thread on X11.
    core::TerminationSignals::block();
    QApplication application(argc, argv);
    const core::TerminationSignals signalReader;
    QApplication::setOrganizationName(QStringLiteral("Relayscope"));
    QApplication::setApplicationName(QStringLiteral("Relayscope"));
    QApplication::setApplicationVersion(QStringLiteral(RELAYSCOPE_VERSION));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/relayscope.svg")));

    // A picture shows the window as it comes, not as this user has arranged it.
    const QTemporaryDir pictureSettings;
    QSettings userStore;
    QSettings pictureStore(pictureSettings.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    ui::Settings settings(isPicture ? pictureStore : userStore);

    ui::Theme theme;
    theme.setChoice(options.theme.value_or(settings.theme()));
    ui::Language language;
    language.setChoice(options.language.isEmpty() ? settings.language() : options.language);

    const core::Programs programs = core::Programs::beside(QApplication::applicationDirPath());
    core::Cluster cluster(programs);
    ui::MainWindow window({cluster, programs, theme, language, settings});
    window.controller().setDemoOptions(demoOptions(options));
    ui::Screenshot screenshot(window, options.screenshotFile);
    // As if the user had closed it: the cluster is stopped in order. A second signal does not wait for that.
    QObject::connect(&signalReader, &core::TerminationSignals::received, &window, &QApplication::closeAllWindows);
    window.show();
    if (isPicture)
        options.demo ? screenshot.takeAfterDemo() : screenshot.takeAtStart();
    if (!options.file.isEmpty())
        window.files().open(options.file);
    if (options.demo)
        window.controller().runDemo();

    const int status = QApplication::exec();
    return screenshot.failure().isEmpty() ? status : fail(screenshot.failure());
}

} // namespace

int main(int argc, char *argv[])
{
    const Expected<GuiOptions, QString> options = GuiOptions::parse(argumentsOf(argc, argv));
    if (!options) {
        fail(options.error());
        return kExitUsage;
    }
    if (options->helpWanted || options->versionWanted)
        return printAndExit(argc, argv, *options);
    if (!hasDisplay()) {
        if (options->screenshotFile.isEmpty())
            return fail(QStringLiteral("there is no display; `relayscope-run demo` needs none"));
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    return runWindow(argc, argv, *options);
}
