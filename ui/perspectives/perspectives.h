#pragma once

#include "ui/perspectives/builtinlayouts.h"

#include <QObject>
#include <QStringList>

class QMainWindow;

namespace relayscope::ui {

class CentralArea;
class PanelDock;
class Settings;

/// Arrangements of the panels: the built-in ones, those that the user saved under a name, and the present one, which is
/// remembered between runs. GUI thread; owned by the main window.
class Perspectives final : public QObject {
    Q_OBJECT

public:
    Perspectives(QMainWindow &window, CentralArea &center, QList<PanelDock *> docks, Settings &settings);

    void apply(Perspective perspective);
    /// Does nothing when there is none of that name, or it can no longer be read.
    void applySaved(const QString &name);
    /// The present arrangement, replacing one of the same name.
    void save(const QString &name);
    void remove(const QString &name);
    [[nodiscard]] QStringList savedNames() const;
    /// The built-in arrangement that was applied last, as it was made.
    void reset();

    /// What remember() kept, or Learn. A panel that is new since then is shown once.
    void restore();
    void remember();

signals:
    /// savedNames() changed.
    void savedNamesChanged();

private:
    void place(const BuiltInLayout &layout);
    [[nodiscard]] PanelDock *dock(QLatin1String objectName) const;

    QMainWindow &m_window;
    CentralArea &m_center;
    QList<PanelDock *> m_docks;
    Settings &m_settings;
    Perspective m_base = Perspective::Learn;
};

} // namespace relayscope::ui
