#include "ui/theme/theme.h"

#include "ui/theme/calmstyle.h"

#include <QApplication>
#include <QPalette>
#include <QStyleHints>

namespace relayscope::ui {

std::optional<ThemeChoice> themeChoiceFromName(const QString &name)
{
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        if (name == themeChoiceName(choice))
            return choice;
    }
    return std::nullopt;
}

QString themeChoiceName(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::System:
        return QStringLiteral("system");
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    }
    Q_UNREACHABLE();
}

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_startMode(colorMode(QApplication::palette()))
{
    QApplication::setStyle(new CalmStyle); // the application owns its style
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::apply);
#endif
    apply();
}

void Theme::setChoice(ThemeChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
    emit choiceChanged(choice);
}

void Theme::apply()
{
    const ColorMode mode = m_choice == ThemeChoice::System ? systemMode()
        : m_choice == ThemeChoice::Dark                    ? ColorMode::Dark
                                                           : ColorMode::Light;
    QApplication::setPalette(semanticPalette(mode));
}

ColorMode Theme::systemMode() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (QApplication::styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
        return QApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark ? ColorMode::Dark : ColorMode::Light;
#endif
    return m_startMode;
}

} // namespace relayscope::ui
