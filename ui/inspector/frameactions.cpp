#include "ui/inspector/frameactions.h"

#include "core/cluster.h"
#include "core/explain/copytext.h"
#include "models/framewords.h"
#include "ui/panelcontext.h"
#include "ui/panelrequests.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/flowlayout.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>

namespace relayscope::ui {

FrameActions::FrameActions(PanelContext &context, QWidget *parent)
    : QWidget(parent)
    , m_cluster(context.cluster)
    , m_requests(context.requests)
    , m_resend(new QPushButton(this))
    , m_shelf(new QPushButton(this))
    , m_copy(new QPushButton(this))
    , m_copyMenu(new QMenu(this))
{
    m_resend->setObjectName(QStringLiteral("inspectorResend"));
    m_shelf->setObjectName(QStringLiteral("inspectorShelf"));
    m_copy->setObjectName(QStringLiteral("inspectorCopy"));
    m_copy->setMenu(m_copyMenu);
    connect(m_copyMenu, &QMenu::aboutToShow, this, &FrameActions::fillCopyMenu);
    connect(m_resend, &QPushButton::clicked, this, [this] { ask(&PanelRequests::composeRequested, {}); });
    connect(m_shelf, &QPushButton::clicked, this,
        [this] { ask(&PanelRequests::shelfRequested, QStringLiteral("shelfDock")); });

    auto *layout = new FlowLayout(this);
    const int unit = spacing(*this, 1);
    layout->setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit);
    layout->setSpacing(2 * unit);
    layout->addWidget(m_resend);
    layout->addWidget(m_shelf);
    layout->addWidget(m_copy);
    retranslate();
}

void FrameActions::setHop(const InspectedHop &inspected, const core::explain::ExplainedFrame &frame)
{
    m_inspected = inspected;
    m_frame = frame;
    const bool isEvent = m_inspected.savedMessage(m_frame, m_cluster).has_value();
    m_resend->setEnabled(isEvent);
    m_shelf->setEnabled(isEvent);
    m_copy->setEnabled(!core::explain::copyForms(m_frame, m_inspected.hop.channel).isEmpty());
}

void FrameActions::fillCopyMenu()
{
    m_copyMenu->clear();
    for (const core::explain::CopyForm form : core::explain::copyForms(m_frame, m_inspected.hop.channel)) {
        m_copyMenu->addAction(models::copyFormText(form), this, [this, form] {
            QGuiApplication::clipboard()->setText(core::explain::copyText(form, m_frame, m_inspected.hop.channel));
        });
    }
}

void FrameActions::ask(void (PanelRequests::*request)(const core::SavedMessage &), const QString &panel)
{
    const auto message = m_inspected.savedMessage(m_frame, m_cluster);
    if (!message)
        return;
    emit(m_requests.*request)(*message);
    if (!panel.isEmpty())
        emit m_requests.showPanelRequested(panel);
}

void FrameActions::retranslate()
{
    m_resend->setText(tr("Edit and resend"));
    m_resend->setToolTip(tr("Puts the event into the composer, to be changed and sent again"));
    m_shelf->setText(tr("To shelf"));
    m_shelf->setToolTip(tr("Keeps the event on the shelf"));
    m_copy->setText(tr("Copy as"));
}

} // namespace relayscope::ui
