#include "ui/settings.h"

#include "ui/language.h"

namespace relayscope::ui {

namespace {

constexpr auto kTheme = "theme";
constexpr auto kLanguage = "language";
constexpr auto kGeometry = "window/geometry";
constexpr auto kLayout = "window/layout";

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

QByteArray Settings::geometry() const
{
    return m_store.value(key(kGeometry)).toByteArray();
}

QByteArray Settings::layout() const
{
    return m_store.value(key(kLayout)).toByteArray();
}

void Settings::setWindow(const QByteArray &geometry, const QByteArray &layout)
{
    m_store.setValue(key(kGeometry), geometry);
    m_store.setValue(key(kLayout), layout);
}

} // namespace relayscope::ui
