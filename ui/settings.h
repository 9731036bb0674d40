#pragma once

#include "ui/theme/theme.h"

#include <QByteArray>
#include <QSettings>
#include <QString>

namespace relayscope::ui {

/// What the window remembers between runs; every key and default is here. The settings file is the one that main opened
/// and owns; a value that cannot be read is its default.
class Settings final {
public:
    /// Raised when docks or tool bars change so that an old layout no longer fits: it is ignored then.
    static constexpr int kLayoutVersion = 1;

    explicit Settings(QSettings &store)
        : m_store(store)
    {
    }

    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    /// A name for Language::setChoice().
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &name);
    /// QMainWindow::saveGeometry() and saveState(kLayoutVersion); empty before the first run.
    [[nodiscard]] QByteArray geometry() const;
    [[nodiscard]] QByteArray layout() const;
    void setWindow(const QByteArray &geometry, const QByteArray &layout);

private:
    QSettings &m_store;
};

} // namespace relayscope::ui
