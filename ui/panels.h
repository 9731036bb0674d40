#pragma once

#include <QList>

class QMainWindow;

namespace relayscope::ui {

class ClusterDock;
class PanelDock;
struct PanelContext;

/// Makes all docks of the window, in the order of the View menu. Where they stand is for Perspectives.
class Panels final {
public:
    Panels(QMainWindow &window, PanelContext &context);

    [[nodiscard]] const QList<PanelDock *> &docks() const { return m_docks; }

private:
    QList<PanelDock *> m_docks;
};

} // namespace relayscope::ui
