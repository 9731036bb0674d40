#include "ui/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace relayscope::ui {

namespace {

constexpr QLatin1String kSystem("system");

bool isSimplifiedChinese(const QLocale &locale)
{
    return locale.language() == QLocale::Chinese && locale.script() == QLocale::SimplifiedHanScript;
}

} // namespace

Language::Language(QObject *parent)
    : QObject(parent)
{
}

bool Language::isKnown(const QString &name)
{
    if (name == kSystem)
        return true;
    const QLocale locale(name);
    return locale.language() == QLocale::English || isSimplifiedChinese(locale);
}

void Language::setChoice(const QString &name)
{
    if (name == m_choice)
        return;
    m_choice = name;
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    const QLocale locale = name == kSystem ? QLocale::system() : QLocale(name);
    QLocale::setDefault(locale);
    if (isSimplifiedChinese(locale)) {
        if (m_qt.load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            QCoreApplication::installTranslator(&m_qt);
        if (m_own.load(QStringLiteral(":/i18n/relayscope_zh_CN.qm")))
            QCoreApplication::installTranslator(&m_own);
    }
    emit choiceChanged(name);
}

} // namespace relayscope::ui
