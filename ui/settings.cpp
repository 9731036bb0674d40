#include "ui/settings.h"

#include "ui/language.h"

#include <QDir>
#include <QFileInfo>

namespace relayscope::ui {

namespace {

constexpr auto kTheme = "theme";
constexpr auto kLanguage = "language";
constexpr auto kRecentFiles = "recentFiles";
constexpr auto kFilterHistory = "stream/filters";
constexpr auto kPictureMotion = "picture/motion";
constexpr auto kTables = "tables/%1";
constexpr auto kFollowsLatestTrace = "trace/followsLatest";
constexpr auto kProposesKilling = "hints/killing";
constexpr auto kShortcuts = "shortcuts";
constexpr auto kRecentCommands = "recentCommands";
constexpr auto kGeometry = "window/geometry";
constexpr auto kDocks = "window/docks";
constexpr auto kCenter = "window/center";
constexpr auto kKnownPanels = "window/knownPanels";
/// A group with a map of each: names may hold characters that would part keys.
constexpr auto kSavedDocks = "layouts/docks";
constexpr auto kSavedCenters = "layouts/centers";
constexpr auto kCharts = "charts/shown";
constexpr auto kChartWindow = "charts/windowSeconds";
constexpr auto kChartClock = "charts/isClock";

QString key(const char *name)
{
    return QString::fromLatin1(name);
}

} // namespace

ThemeChoice Settings::theme() const
{
    return themeChoiceFromName(m_store.value(key(kTheme)).toString()).value_or(ThemeChoice::System);
}

void Settings::setTheme(ThemeChoice choice)
{
    m_store.setValue(key(kTheme), themeChoiceName(choice));
}

QString Settings::language() const
{
    const QString name = m_store.value(key(kLanguage)).toString();
    return Language::isKnown(name) ? name : QStringLiteral("system");
}

void Settings::setLanguage(const QString &name)
{
    m_store.setValue(key(kLanguage), name);
}

bool Settings::proposesKilling() const
{
    return m_store.value(key(kProposesKilling), true).toBool();
}

void Settings::setProposesKilling(bool proposes)
{
    m_store.setValue(key(kProposesKilling), proposes);
}

bool Settings::followsLatestTrace() const
{
    return m_store.value(key(kFollowsLatestTrace), true).toBool();
}

void Settings::setFollowsLatestTrace(bool follows)
{
    m_store.setValue(key(kFollowsLatestTrace), follows);
}

QByteArray Settings::geometry() const
{
    return m_store.value(key(kGeometry)).toByteArray();
}

void Settings::setGeometry(const QByteArray &geometry)
{
    m_store.setValue(key(kGeometry), geometry);
}

WindowLayout Settings::layout() const
{
    return {m_store.value(key(kDocks)).toByteArray(), m_store.value(key(kCenter)).toByteArray()};
}

void Settings::setLayout(const WindowLayout &layout)
{
    m_store.setValue(key(kDocks), layout.docks);
    m_store.setValue(key(kCenter), layout.center);
}

QStringList Settings::knownPanels() const
{
    return m_store.value(key(kKnownPanels)).toStringList();
}

void Settings::setKnownPanels(const QStringList &names)
{
    m_store.setValue(key(kKnownPanels), names);
}

QStringList Settings::savedLayoutNames() const
{
    return m_store.value(key(kSavedDocks)).toMap().keys();
}

WindowLayout Settings::savedLayout(const QString &name) const
{
    return {m_store.value(key(kSavedDocks)).toMap().value(name).toByteArray(),
        m_store.value(key(kSavedCenters)).toMap().value(name).toByteArray()};
}

void Settings::setSavedLayout(const QString &name, const WindowLayout &layout)
{
    QVariantMap docks = m_store.value(key(kSavedDocks)).toMap();
    QVariantMap centers = m_store.value(key(kSavedCenters)).toMap();
    docks.insert(name, layout.docks);
    centers.insert(name, layout.center);
    m_store.setValue(key(kSavedDocks), docks);
    m_store.setValue(key(kSavedCenters), centers);
}

void Settings::removeSavedLayout(const QString &name)
{
    QVariantMap docks = m_store.value(key(kSavedDocks)).toMap();
    QVariantMap centers = m_store.value(key(kSavedCenters)).toMap();
    docks.remove(name);
    centers.remove(name);
    m_store.setValue(key(kSavedDocks), docks);
    m_store.setValue(key(kSavedCenters), centers);
}

QStringList Settings::recentFiles() const
{
    QStringList files = m_store.value(key(kRecentFiles)).toStringList();
    files.removeIf([](const QString &file) { return !QFileInfo::exists(file); });
    return files;
}

void Settings::addRecentFile(const QString &file)
{
    QStringList files = recentFiles();
    files.removeAll(file);
    files.prepend(file);
    m_store.setValue(key(kRecentFiles), files.first(qMin(files.size(), qsizetype(kMaxRecentFiles))));
}

QByteArray Settings::tableState(const QString &table) const
{
    return m_store.value(key(kTables).arg(table)).toByteArray();
}

void Settings::setTableState(const QString &table, const QByteArray &state)
{
    m_store.setValue(key(kTables).arg(table), state);
}

QStringList Settings::filterHistory() const
{
    return m_store.value(key(kFilterHistory)).toStringList();
}

void Settings::setFilterHistory(const QStringList &expressions)
{
    m_store.setValue(key(kFilterHistory), expressions);
}

std::optional<bool> Settings::pictureMotion() const
{
    const QVariant motion = m_store.value(key(kPictureMotion));
    return motion.isValid() ? std::optional(motion.toBool()) : std::nullopt;
}

void Settings::setPictureMotion(bool motion)
{
    m_store.setValue(key(kPictureMotion), motion);
}

QString Settings::autosaveDirectory() const
{
    return QFileInfo(m_store.fileName()).dir().filePath(QStringLiteral("unsaved"));
}

ChartSettings Settings::charts() const
{
    ChartSettings charts;
    charts.charts = m_store.value(key(kCharts), charts.charts).toStringList();
    charts.windowSeconds = m_store.value(key(kChartWindow), charts.windowSeconds).toInt();
    charts.isClock = m_store.value(key(kChartClock), charts.isClock).toBool();
    return charts;
}

void Settings::setCharts(const ChartSettings &charts)
{
    m_store.setValue(key(kCharts), charts.charts);
    m_store.setValue(key(kChartWindow), charts.windowSeconds);
    m_store.setValue(key(kChartClock), charts.isClock);
}

QVariantMap Settings::shortcuts() const
{
    return m_store.value(key(kShortcuts)).toMap();
}

void Settings::setShortcuts(const QVariantMap &shortcuts)
{
    m_store.setValue(key(kShortcuts), shortcuts);
}

QStringList Settings::recentCommands() const
{
    return m_store.value(key(kRecentCommands)).toStringList();
}

void Settings::addRecentCommand(const QString &id)
{
    QStringList ids = recentCommands();
    ids.removeAll(id);
    ids.prepend(id);
    m_store.setValue(key(kRecentCommands), ids.first(qMin(ids.size(), qsizetype(kMaxRecentCommands))));
}

} // namespace relayscope::ui
