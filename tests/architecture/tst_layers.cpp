#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

struct Include {
    QString file; // relative to the project
    int line = 0;
    QString target;
    bool angled = false;
};

struct Layer {
    /// Folder that the rule is for, with a slash at its end.
    const char *folder;
    /// First components of project includes that it may use.
    QStringList mayInclude;
};

QList<Layer> layers()
{
    const auto list = [](const char *words) { return QString::fromLatin1(words).split(QLatin1Char(' ')); };
    return {
        {"server/base/", list("base")},
        {"server/protocol/", list("base protocol")},
        {"server/telemetry/", list("base telemetry")},
        {"server/redis/", list("base redis")},
        {"server/engine/", list("base protocol telemetry engine")},
        {"server/socketio/", list("base protocol telemetry redis engine socketio")},
        {"server/node/", list("base protocol telemetry redis engine socketio node")},
        {"client/", list("base protocol client")},
        {"app/core/", list("base protocol telemetry redis client core")},
        {"ui/models/", list("base protocol telemetry client core models")},
    };
}

const QStringList &programFolders()
{
    static const QStringList folders{
        QStringLiteral("server"), QStringLiteral("client"), QStringLiteral("app"), QStringLiteral("ui")};
    return folders;
}

QList<Include> collectIncludes()
{
    const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s*([\"<])([^\">]+)[\">]"));
    const QDir root(QStringLiteral(RELAYSCOPE_SOURCE_DIR));
    QList<Include> includes;
    for (const QString &folder : programFolders()) {
        QDirIterator it(root.filePath(folder), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
            QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("cannot read %s", qPrintable(file.fileName()));
            for (int line = 1; !file.atEnd(); ++line) {
                const auto match = pattern.match(QString::fromUtf8(file.readLine()));
                if (match.hasMatch())
                    includes.append({root.relativeFilePath(file.fileName()), line, match.captured(2),
                        match.captured(1) == QLatin1String("<")});
            }
        }
    }
    return includes;
}

QString describe(const Include &include)
{
    return QStringLiteral("%1:%2 includes %3").arg(include.file).arg(include.line).arg(include.target);
}

/// Qt headers that only QtWidgets has, by the beginning of their names.
bool isWidgetsHeader(const QString &target)
{
    static const QRegularExpression pattern(QStringLiteral(
        "^(QtWidgets/|Q(Application|Widget|MainWindow|Dock|Dialog|Push|Tool(Bar|Button|Tip)|Label|LineEdit|"
        "ComboBox|CheckBox|Table(View|Widget)|Tree(View|Widget)|List(View|Widget)|Abstract(Item(View|"
        "Delegate)|Button|ScrollArea)|Styled|Style$|Menu|StatusBar|Splitter|StackedWidget|Header"
        "View|Graphics|MessageBox|.*Layout$))"));
    return pattern.match(target).hasMatch();
}

} // namespace

/// Holds the arrows between the layers (CONTRIBUTING.md, "Layers").
class tst_Layers final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void includesFollowTheArrows();
    void widgetsStayInTheWindow();
    void hiredisStaysInTheRedisSources();
    void qcustomplotStaysInThePlotSources();
    void includesNeverClimb();

private:
    QList<Include> m_includes;
};

void tst_Layers::initTestCase()
{
    m_includes = collectIncludes();
    QVERIFY2(m_includes.size() > 100, "the sources were not found");
}

void tst_Layers::includesFollowTheArrows()
{
    QStringList broken;
    const QList<Layer> rules = layers();
    for (const Include &include : std::as_const(m_includes)) {
        if (include.angled || !include.target.contains(QLatin1Char('/')))
            continue;
        for (const Layer &layer : rules) {
            if (include.file.startsWith(QLatin1String(layer.folder))
                && !layer.mayInclude.contains(include.target.section(QLatin1Char('/'), 0, 0)))
                broken.append(describe(include));
        }
        static const QStringList nodeOnly{QStringLiteral("engine"), QStringLiteral("socketio"), QStringLiteral("node")};
        if (include.file.startsWith(QLatin1String("ui/"))
            && nodeOnly.contains(include.target.section(QLatin1Char('/'), 0, 0)))
            broken.append(describe(include));
    }
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join(QLatin1Char('\n'))));
}

void tst_Layers::widgetsStayInTheWindow()
{
    QStringList broken;
    for (const Include &include : std::as_const(m_includes)) {
        const bool isWindow
            = (include.file.startsWith(QLatin1String("ui/")) && !include.file.startsWith(QLatin1String("ui/models/")))
            || include.file == QLatin1String("app/main.cpp");
        if (include.angled && isWidgetsHeader(include.target) && !isWindow)
            broken.append(describe(include));
    }
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join(QLatin1Char('\n'))));
}

void tst_Layers::hiredisStaysInTheRedisSources()
{
    QStringList broken;
    for (const Include &include : std::as_const(m_includes)) {
        const bool allowed = include.file.startsWith(QLatin1String("server/redis/"))
            && (include.file.endsWith(QLatin1String(".cpp")) || include.file.endsWith(QLatin1String("_p.h")));
        if (include.target.startsWith(QLatin1String("hiredis")) && !allowed)
            broken.append(describe(include));
    }
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join(QLatin1Char('\n'))));
}

void tst_Layers::qcustomplotStaysInThePlotSources()
{
    QStringList broken;
    for (const Include &include : std::as_const(m_includes)) {
        const bool allowed
            = include.file.startsWith(QLatin1String("ui/plots/")) && include.file.endsWith(QLatin1String(".cpp"));
        if (include.target.contains(QLatin1String("qcustomplot")) && !allowed)
            broken.append(describe(include));
    }
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join(QLatin1Char('\n'))));
}

void tst_Layers::includesNeverClimb()
{
    QStringList broken;
    for (const Include &include : std::as_const(m_includes)) {
        if (include.target.startsWith(QLatin1String("..")))
            broken.append(describe(include));
    }
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(tst_Layers)
#include "tst_layers.moc"
