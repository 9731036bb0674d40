#include "ui/perspectives/perspectives.h"

#include "ui/centralarea.h"
#include "ui/settings.h"
#include "ui/widgets/paneldock.h"

#include <QMainWindow>

#include <algorithm>

namespace relayscope::ui {

Perspectives::Perspectives(QMainWindow &window, CentralArea &center, QList<PanelDock *> docks, Settings &settings)
    : QObject(&window)
    , m_window(window)
    , m_center(center)
    , m_docks(std::move(docks))
    , m_settings(settings)
{
    // The sides are as high as the window: several panels share their height.
    m_window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    m_window.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
}

void Perspectives::apply(Perspective perspective)
{
    m_base = perspective;
    place(builtInLayout(perspective));
}

void Perspectives::reset()
{
    apply(m_base);
}

PanelDock *Perspectives::dock(QLatin1String objectName) const
{
    const auto found = std::find_if(m_docks.cbegin(), m_docks.cend(),
        [objectName](const PanelDock *candidate) { return candidate->objectName() == objectName; });
    return found == m_docks.cend() ? nullptr : *found;
}

void Perspectives::place(const BuiltInLayout &layout)
{
    for (PanelDock *each : m_docks)
        m_window.removeDockWidget(each);
    PanelDock *previous = nullptr;
    QList<PanelDock *> fronts;
    for (const DockPlacement &placement : layout.docks) {
        PanelDock *placed = dock(placement.dock);
        if (placed == nullptr)
            continue;
        m_window.addDockWidget(placement.area, placed);
        const bool isTab = placement.join == DockPlacement::Join::Tab && previous != nullptr
            && m_window.dockWidgetArea(previous) == placement.area;
        if (isTab)
            m_window.tabifyDockWidget(previous, placed);
        else
            fronts.append(placed);
        placed->setVisible(placement.shown);
        previous = placed;
    }
    for (PanelDock *front : fronts) {
        if (!front->isHidden())
            front->raise();
    }

    m_center.setPartShown(CentralPart::Picture, layout.picture);
    m_center.setPartShown(CentralPart::Stream, layout.stream);
    m_center.setPartShown(CentralPart::Composer, layout.composer);
    m_center.setViewShares(layout.pictureShare, layout.streamShare);

    for (const Qt::DockWidgetArea side : {Qt::LeftDockWidgetArea, Qt::RightDockWidgetArea}) {
        QList<QDockWidget *> sharing;
        for (PanelDock *front : fronts) {
            if (m_window.dockWidgetArea(front) == side && !front->isHidden())
                sharing.append(front);
        }
        m_window.resizeDocks(sharing, QList<int>(sharing.size(), m_window.height()), Qt::Vertical);
    }

    const QFontMetrics metrics = m_window.fontMetrics();
    for (PanelDock *front : fronts) {
        switch (m_window.dockWidgetArea(front)) {
        case Qt::LeftDockWidgetArea:
            m_window.resizeDocks({front}, {metrics.averageCharWidth() * layout.leftColumns}, Qt::Horizontal);
            break;
        case Qt::RightDockWidgetArea:
            m_window.resizeDocks({front}, {metrics.averageCharWidth() * layout.rightColumns}, Qt::Horizontal);
            break;
        default:
            m_window.resizeDocks({front}, {metrics.lineSpacing() * layout.bottomLines}, Qt::Vertical);
        }
    }
}

void Perspectives::applySaved(const QString &name)
{
    const WindowLayout layout = m_settings.savedLayout(name);
    if (m_window.restoreState(layout.docks, Settings::kLayoutVersion))
        m_center.restoreState(layout.center);
}

void Perspectives::save(const QString &name)
{
    m_settings.setSavedLayout(name, {m_window.saveState(Settings::kLayoutVersion), m_center.saveState()});
    emit savedNamesChanged();
}

void Perspectives::remove(const QString &name)
{
    m_settings.removeSavedLayout(name);
    emit savedNamesChanged();
}

QStringList Perspectives::savedNames() const
{
    return m_settings.savedLayoutNames();
}

void Perspectives::restore()
{
    const WindowLayout layout = m_settings.layout();
    apply(Perspective::Learn); // where a panel goes that the layout does not know
    if (!m_window.restoreState(layout.docks, Settings::kLayoutVersion))
        return;
    m_center.restoreState(layout.center);
    const QStringList known = m_settings.knownPanels();
    for (PanelDock *each : m_docks) {
        if (!known.contains(each->objectName()))
            each->show();
    }
}

void Perspectives::remember()
{
    m_settings.setLayout({m_window.saveState(Settings::kLayoutVersion), m_center.saveState()});
    QStringList known;
    for (const PanelDock *each : m_docks)
        known.append(each->objectName());
    m_settings.setKnownPanels(known);
}

} // namespace relayscope::ui
