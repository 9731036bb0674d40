#pragma once

#include "ui/theme/semanticcolors.h"

#include <QObject>
#include <QString>

#include <optional>

namespace relayscope::ui {

enum class ThemeChoice { System, Light, Dark };
/// "system", "light" or "dark": the words of --theme and of the settings. Empty for anything else.
[[nodiscard]] std::optional<ThemeChoice> themeChoiceFromName(const QString &name);
[[nodiscard]] QString themeChoiceName(ThemeChoice choice);

/// Sets style and palette of the application from the semantic colours. GUI thread; made and owned by main before the
/// first widget. Knows nothing of the windows.
class Theme final : public QObject {
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);

signals:
    void choiceChanged(relayscope::ui::ThemeChoice choice);

private:
    void apply();
    [[nodiscard]] ColorMode systemMode() const;

    ThemeChoice m_choice = ThemeChoice::System;
    /// Mode of the palette that the platform gave before we set ours; for Qt before 6.5, which cannot ask.
    ColorMode m_startMode;
};

} // namespace relayscope::ui
