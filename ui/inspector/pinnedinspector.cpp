#include "ui/inspector/pinnedinspector.h"

#include "ui/inspector/inspectorview.h"
#include "ui/panelcontext.h"

#include <QEvent>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace relayscope::ui {

namespace {

constexpr int kColumns = 64;
constexpr int kLines = 38;

} // namespace

PinnedInspector::PinnedInspector(PanelContext &context, const InspectedHop &inspected, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_view(new InspectorView(context, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("pinnedInspector"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_view->inspect(inspected);
    resize(sizeHint());
    retranslate();
}

QSize PinnedInspector::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * kColumns, fontMetrics().height() * kLines};
}

void PinnedInspector::retranslate()
{
    setWindowTitle(tr("Row %1 (pinned)").arg(m_view->inspected().hop.number));
}

void PinnedInspector::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PinnedInspector::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace relayscope::ui
