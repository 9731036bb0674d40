#include "ui/shelf/shelfdock.h"

#include "core/cluster.h"
#include "core/document/documentreader.h"
#include "core/document/documentwriter.h"
#include "core/explain/hopframe.h"
#include "core/explain/savedhop.h"
#include "models/messagedraft.h"
#include "ui/actions/actionregistry.h"
#include "ui/clustercontroller.h"
#include "ui/composer/outcomeline.h"
#include "ui/composer/outcometext.h"
#include "ui/document/documentsession.h"
#include "ui/panelcontext.h"
#include "ui/panelrequests.h"
#include "ui/shelf/shelfview.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/paneltitle.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace relayscope::ui {

using core::SavedMessage;
using models::ShelfModel;

ShelfDock::ShelfDock(PanelContext &context, QWidget *parent)
    : PanelDock(QStringLiteral("shelfDock"), parent)
    , m_context(context)
    , m_view(new ShelfView(this))
    , m_empty(new QWidget(m_view->viewport()))
    , m_emptyText(new QLabel(m_empty))
    , m_save(new QPushButton(m_empty))
    , m_outcome(new OutcomeLine(this))
    , m_send(new QAction(this))
    , m_rename(new QAction(this))
    , m_remove(new QAction(this))
    , m_copy(new QAction(this))
    , m_paste(new QAction(this))
{
    m_view->setObjectName(QStringLiteral("shelf"));
    m_view->setModel(&m_model);
    m_save->setObjectName(QStringLiteral("shelfSave"));
    title().addActions({m_context.actions[ActionId::SaveToShelf]});
    layOut();
    connectModel();
    addActions();
    m_model.setMessages(m_context.document.shelf());
    retranslate();
    showShelf();
}

void ShelfDock::layOut()
{
    const int unit = spacing(*this, 1);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    // On the view, so that a row of the stream can be dropped here before there is anything.
    auto *emptyLayout = new QVBoxLayout(m_empty);
    emptyLayout->setContentsMargins(4 * unit, 4 * unit, 4 * unit, 4 * unit);
    emptyLayout->setSpacing(3 * unit);
    emptyLayout->addStretch(2);
    emptyLayout->addWidget(m_emptyText);
    emptyLayout->addWidget(m_save, 0, Qt::AlignHCenter);
    emptyLayout->addStretch(3);
    auto *overlay = new QVBoxLayout(m_view->viewport());
    overlay->setContentsMargins(0, 0, 0, 0);
    overlay->addWidget(m_empty);

    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_outcome);
    m_outcome->setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit);
    m_outcome->hide();
    content->setFocusProxy(m_view);
    setWidget(content);
}

void ShelfDock::connectModel()
{
    connect(&m_model, &ShelfModel::editRequested, this, &ShelfDock::edit);
    connect(&m_model, &ShelfModel::hopsDropped, this, &ShelfDock::keepHops);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, signal, this, &ShelfDock::showShelf);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ShelfDock::enableActions);
    connect(m_view, &ShelfView::loadRequested, this, &ShelfDock::load);
    connect(m_view, &ShelfView::sendRequested, this, &ShelfDock::send);
    connect(m_outcome, &OutcomeLine::stopRequested, this, [this] {
        if (m_job)
            m_job->stop();
    });
    connect(m_save, &QPushButton::clicked, m_context.actions[ActionId::SaveToShelf], &QAction::trigger);
    connect(m_context.actions[ActionId::SaveToShelf], &QAction::enabledChanged, m_save, &QWidget::setEnabled);

    const DocumentSession *document = &m_context.document;
    connect(
        document, &DocumentSession::shelfChanged, this, [this] { m_model.setMessages(m_context.document.shelf()); });
    connect(&m_context.requests, &PanelRequests::shelfRequested, this,
        [this](const SavedMessage &message) { m_model.insert(m_model.rowCount(), {message}); });
    const core::Cluster *cluster = &m_context.cluster;
    connect(cluster, &core::Cluster::nodeChanged, this, &ShelfDock::updateSenderNames);
    connect(cluster, &core::Cluster::clientChanged, this, &ShelfDock::updateSenderNames);
    connect(document, &DocumentSession::changed, this, &ShelfDock::updateSenderNames);
}

void ShelfDock::addActions()
{
    m_rename->setShortcut(Qt::Key_F2);
    m_remove->setShortcut(QKeySequence::Delete);
    m_copy->setShortcut(QKeySequence::Copy);
    m_paste->setShortcut(QKeySequence::Paste);
    const std::array actions{m_send, m_rename, m_remove, m_copy, m_paste};
    for (QAction *action : actions) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_view->addAction(action);
    }
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_send, &QAction::triggered, this, [this] { send(m_view->currentIndex()); });
    connect(m_rename, &QAction::triggered, this, [this] { m_view->edit(m_view->currentIndex()); });
    connect(m_remove, &QAction::triggered, this, [this] { m_model.remove(m_view->selectedRows()); });
    connect(m_copy, &QAction::triggered, this, &ShelfDock::copy);
    connect(m_paste, &QAction::triggered, this, &ShelfDock::paste);
    enableActions();
}

void ShelfDock::enableActions()
{
    const bool isAny = !m_view->selectedRows().isEmpty();
    for (QAction *action : {m_send, m_rename, m_remove, m_copy})
        action->setEnabled(isAny);
}

void ShelfDock::showShelf()
{
    m_empty->setVisible(m_model.rowCount() == 0);
    const int count = m_model.rowCount();
    title().setNote(count == 0 ? QString() : count == 1 ? tr("1 message") : tr("%1 messages").arg(count));
}

void ShelfDock::updateSenderNames()
{
    const models::ClusterModel &cluster = m_context.controller.clusterModel();
    QHash<QString, QString> names;
    for (const core::NodeStatus &node : cluster.nodes())
        names.insert(node.spec.id, node.spec.name);
    for (const core::ClientStatus &client : cluster.clients())
        names.insert(client.spec.id, client.spec.name);
    m_model.setSenderNames(names);
}

void ShelfDock::edit(const QList<SavedMessage> &messages, ShelfModel::Edit edit)
{
    switch (edit) {
    case ShelfModel::Edit::Insert:
        m_context.document.setShelf(messages, tr("save a message"));
        break;
    case ShelfModel::Edit::Remove:
        m_context.document.setShelf(messages, tr("delete a message"));
        break;
    case ShelfModel::Edit::Move:
        m_context.document.setShelf(messages, tr("move a message"));
        break;
    case ShelfModel::Edit::Rename:
        m_context.document.setShelf(messages, tr("rename a message"));
        break;
    }
}

void ShelfDock::keepHops(const QList<quint64> &numbers, int before)
{
    const models::HopModel &hops = m_context.controller.hopModel();
    QList<SavedMessage> messages;
    for (const quint64 number : numbers) {
        const core::Hop *hop = hops.hopByNumber(number);
        if (hop == nullptr)
            continue;
        const core::explain::ExplainedFrame frame = core::explain::explainFrame(*hop, hops.hopsOf(hop->message));
        const auto message = core::explain::savedMessage(*hop, frame, m_context.cluster.clients());
        if (message && !messages.contains(*message))
            messages.append(*message);
    }
    if (messages.isEmpty()) {
        m_outcome->show();
        m_outcome->showOutcome(tr("These rows carry no event that could be sent again"), models::Tone::Pending, false);
    } else if (!m_job)
        m_outcome->hide(); // what was wrong with the rows before
    m_model.insert(before, messages);
}

void ShelfDock::load(const QModelIndex &index)
{
    emit m_context.requests.composeRequested(index.data(ShelfModel::MessageRole).value<SavedMessage>());
}

void ShelfDock::send(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const auto outgoing
        = models::checkDraft(models::toDraft(index.data(ShelfModel::MessageRole).value<SavedMessage>()));
    m_outcome->show();
    if (!outgoing) {
        m_outcome->showOutcome(outgoing.error().text, models::Tone::Bad, false);
        return;
    }
    if (m_job)
        m_job->disconnect(this);
    m_job = new core::SendJob(m_context.cluster, *outgoing, this);
    connect(m_job, &core::SendJob::progressed, this,
        [this, message = outgoing->message](const core::SendProgress &progress) {
            const Outcome result = outcome(message, progress);
            m_outcome->showOutcome(result.text, result.tone, progress.sent < progress.wanted);
        });
    connect(m_job, &core::SendJob::finished, m_job, &QObject::deleteLater);
    m_job->start();
}

void ShelfDock::copy()
{
    QList<SavedMessage> messages;
    for (const int row : m_view->selectedRows())
        messages.append(m_model.messages().at(row));
    QGuiApplication::clipboard()->setText(QString::fromUtf8(core::writeMessages(messages)));
}

void ShelfDock::paste()
{
    const auto messages = core::readMessages(QGuiApplication::clipboard()->text().toUtf8());
    if (messages) {
        if (!m_job)
            m_outcome->hide();
        m_model.insert(m_model.rowCount(), *messages);
        return;
    }
    m_outcome->show();
    m_outcome->showOutcome(
        tr("The clipboard has no saved messages: %1").arg(messages.error().toString()), models::Tone::Bad, false);
}

void ShelfDock::retranslate()
{
    setPanelTitle(tr("Shelf"));
    m_emptyText->setText(tr("Messages that you keep appear here, to be sent again with one click. Drag a row of the "
                            "stream here, or save what you have written."));
    m_save->setText(tr("Save what is in the composer"));
    m_view->setAccessibleName(tr("Saved messages"));
    m_send->setText(tr("Send now"));
    m_rename->setText(tr("Rename"));
    m_remove->setText(tr("Delete"));
    m_copy->setText(tr("Copy as text"));
    m_paste->setText(tr("Paste"));
    m_outcome->retranslate();
    m_model.retranslate();
    showShelf();
}

} // namespace relayscope::ui
