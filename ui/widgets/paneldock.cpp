#include "ui/widgets/paneldock.h"

#include "ui/widgets/paneltitle.h"

#include <QEvent>

namespace relayscope::ui {

PanelDock::PanelDock(const QString &objectName, QWidget *parent)
    : QDockWidget(parent)
    , m_title(new PanelTitle(this))
{
    setObjectName(objectName);
    setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetClosable);
    setTitleBarWidget(m_title);
}

void PanelDock::setPanelTitle(const QString &text)
{
    setWindowTitle(text);
    m_title->setTitle(text);
}

void PanelDock::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDockWidget::changeEvent(event);
}

} // namespace relayscope::ui
