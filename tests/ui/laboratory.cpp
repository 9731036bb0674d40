#include "laboratory.h"

#include "ui/clustercontroller.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace relayscope;

Laboratory::Laboratory(const core::Programs &programs)
    : m_store(m_directory.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
    , m_programs(programs)
    , settings(m_store)
    , cluster(m_programs)
    , window({cluster, m_programs, m_theme, language, settings})
{
    language.setChoice(QStringLiteral("en"));
    window.show();
    QApplication::setActiveWindow(&window); // shortcuts belong to the active window
}

bool Laboratory::runDemo()
{
    QSignalSpy finished(&window.controller(), &ui::ClusterController::demoFinished);
    QTest::keyClick(&window, Qt::Key_F5);
    if (!QTest::qWaitFor([&finished] { return finished.size() == 1; }, kStartTimeoutMs))
        return false;
    return finished.constFirst().constFirst().toString().isEmpty();
}

bool Laboratory::closeAndWait()
{
    window.close();
    return QTest::qWaitFor([this] { return !window.isVisible() && !cluster.isActive(); }, kStopTimeoutMs);
}
