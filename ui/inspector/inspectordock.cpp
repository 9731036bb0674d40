#include "ui/inspector/inspectordock.h"

#include "models/hopmodel.h"
#include "models/messageselection.h"
#include "ui/actions/actionregistry.h"
#include "ui/clustercontroller.h"
#include "ui/inspector/inspectorview.h"
#include "ui/inspector/pinnedinspector.h"
#include "ui/panelcontext.h"
#include "ui/panelrequests.h"
#include "ui/widgets/messageemptystate.h"
#include "ui/widgets/paneltitle.h"

#include <QAction>
#include <QLocale>
#include <QStackedWidget>

namespace relayscope::ui {

namespace {

/// Of a message that was selected as a whole, the row that says most of it.
const core::Hop *mostTelling(const QList<core::Hop> &message)
{
    for (const core::HopKind kind : {core::HopKind::SeenOnRedis, core::HopKind::Published, core::HopKind::Sent}) {
        for (const core::Hop &hop : message) {
            if (hop.kind == kind)
                return &hop;
        }
    }
    return message.isEmpty() ? nullptr : &message.constFirst();
}

} // namespace

InspectorDock::InspectorDock(PanelContext &context, QWidget *parent)
    : PanelDock(QStringLiteral("inspectorDock"), parent)
    , m_context(context)
    , m_pages(new QStackedWidget(this))
    , m_empty(new MessageEmptyState(context.actions, m_pages))
    , m_view(new InspectorView(context, m_pages))
{
    title().addActions({context.actions[ActionId::PinInspector]});
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_view);
    setWidget(m_pages);

    connect(context.actions[ActionId::PinInspector], &QAction::triggered, this, &InspectorDock::pin);
    connect(&context.requests, &PanelRequests::pinRequested, this, &InspectorDock::pinRow);
    connect(&context.selection, &models::MessageSelection::changed, this, &InspectorDock::follow);
    // More rows of the message may tell what the selected one does not know.
    const models::HopModel &hops = context.controller.hopModel();
    connect(&hops, &QAbstractItemModel::rowsInserted, this, [this, &hops](const QModelIndex &, int first, int last) {
        for (int row = first; row <= last; ++row) {
            if (m_hasContent && hops.hop(row).message != 0 && hops.hop(row).message == m_context.selection.message())
                return follow();
        }
    });
    const auto showMessages = [this, &hops] { m_empty->setMessagesThere(hops.rowCount() > 0); };
    connect(&hops, &QAbstractItemModel::rowsInserted, m_empty, showMessages);
    connect(&hops, &QAbstractItemModel::modelReset, m_empty, showMessages);
    connect(m_empty, &MessageEmptyState::latestRequested, this, &InspectorDock::selectNewest);
    InspectorDock::retranslate();
    showTitle();
}

std::optional<InspectedHop> InspectorDock::selected() const
{
    const models::MessageSelection &selection = m_context.selection;
    const models::HopModel &hops = m_context.controller.hopModel();
    if (selection.isEmpty())
        return std::nullopt;
    const QList<core::Hop> message = selection.message() == 0 ? QList<core::Hop>() : hops.hopsOf(selection.message());
    const core::Hop *hop = selection.hop() == 0 ? mostTelling(message) : hops.hopByNumber(selection.hop());
    if (hop == nullptr)
        return std::nullopt;
    return InspectedHop{*hop, message};
}

void InspectorDock::follow()
{
    if (!isVisible()) {
        showTitle();
        return;
    }
    const std::optional<InspectedHop> inspected = selected();
    // A row that left the stream stays here until another is selected.
    if (!inspected && !m_context.selection.isEmpty() && m_hasContent)
        return;
    m_hasContent = inspected.has_value();
    if (inspected)
        m_view->inspect(*inspected);
    m_pages->setCurrentIndex(m_hasContent ? 1 : 0);
    showTitle();
}

void InspectorDock::selectNewest()
{
    const models::HopModel &hops = m_context.controller.hopModel();
    for (int row = hops.rowCount() - 1; row >= 0; --row) {
        if (hops.hop(row).message != 0)
            return m_context.selection.select(hops.hop(row).message);
    }
}

void InspectorDock::showTitle()
{
    title().setNote(
        m_hasContent ? QStringLiteral("#%1").arg(QLocale().toString(m_view->inspected().hop.number)) : QString());
    m_context.actions[ActionId::PinInspector]->setEnabled(m_hasContent || !m_context.selection.isEmpty());
}

void InspectorDock::pin()
{
    // Hidden, it may show another row than the selected one; a selected row may have left the stream.
    if (const std::optional<InspectedHop> inspected = selected())
        openPinned(*inspected);
    else if (m_hasContent)
        openPinned(m_view->inspected());
}

void InspectorDock::pinRow(quint64 number)
{
    const models::HopModel &hops = m_context.controller.hopModel();
    if (const core::Hop *hop = hops.hopByNumber(number))
        openPinned({*hop, hop->message == 0 ? QList<core::Hop>() : hops.hopsOf(hop->message)});
}

void InspectorDock::openPinned(const InspectedHop &inspected)
{
    m_pinned.removeAll(nullptr);
    if (m_pinned.size() >= kMaxPinned)
        m_pinned.takeFirst()->close();
    auto *pinned = new PinnedInspector(m_context, inspected, window());
    m_pinned.append(pinned);
    pinned->show();
}

void InspectorDock::showEvent(QShowEvent *event)
{
    PanelDock::showEvent(event);
    follow();
}

void InspectorDock::retranslate()
{
    setPanelTitle(tr("Inspector"));
    m_empty->setTexts(tr("As soon as a message is sent, what happened, its parts and its bytes appear here."),
        tr("Select a row of the stream. What happened, its parts and its bytes appear here."));
}

} // namespace relayscope::ui
