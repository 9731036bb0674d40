#include "ui/picture/picturepage.h"

#include "core/cluster.h"
#include "core/words.h"
#include "models/itemselection.h"
#include "models/messageselection.h"
#include "ui/actions/actionregistry.h"
#include "ui/clustercontroller.h"
#include "ui/document/documentsession.h"
#include "ui/panelcontext.h"
#include "ui/panelrequests.h"
#include "ui/picture/pictureview.h"
#include "ui/settings.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/paneltitle.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QStyle>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace relayscope::ui {

using models::BoxKind;
using models::ItemKind;

namespace {

constexpr qreal kZoomStep = 1.2;

ItemKind itemKindOf(BoxKind kind)
{
    switch (kind) {
    case BoxKind::Client:
        return ItemKind::Client;
    case BoxKind::Node:
        return ItemKind::Node;
    case BoxKind::Redis:
        return ItemKind::Redis;
    case BoxKind::ClientGroup:
    case BoxKind::ForeignClients:
    case BoxKind::ForeignServer:
        return ItemKind::None;
    }
    Q_UNREACHABLE();
}

/// As the cluster model knows it: None for a box that is no item of the cluster.
std::pair<ItemKind, QString> itemOf(const models::PictureBox *box)
{
    const ItemKind kind = box == nullptr ? ItemKind::None : itemKindOf(box->kind);
    const bool hasId = kind == ItemKind::Node || kind == ItemKind::Client;
    return {kind, hasId ? box->id : QString()};
}

/// Two digits tell enough of a factor.
double rounded(double value)
{
    const double step = std::pow(10, std::max(0.0, std::floor(std::log10(std::max(1.0, value))) - 1));
    return std::round(value / step) * step;
}

QString durationText(double milliseconds)
{
    return core::durationText(qint64(milliseconds * 1e6));
}

} // namespace

PicturePage::PicturePage(PanelContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new models::PictureModel(context.controller.clusterModel(), this))
    , m_title(new PanelTitle(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(makeEmptyPage())
    , m_view(new PictureView(*m_model, this))
    , m_edges(new models::PictureEdgeModel(*m_model, this))
    , m_table(new QTreeView(this))
{
    m_view->setObjectName(QStringLiteral("picture"));
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_table);
    setUpTable();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_pages, 1);
    connectCluster();
    connectView();
    connectActions();
    retranslate();
    showPage();
}

QWidget *PicturePage::makeEmptyPage()
{
    auto *page = new QWidget(this);
    m_emptyText = new QLabel(page);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    auto *run = new QToolButton(page);
    run->setDefaultAction(m_context.actions[ActionId::RunDemo]);
    run->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *layout = new QVBoxLayout(page);
    layout->setSpacing(spacing(*this, 3));
    layout->addStretch();
    layout->addWidget(m_emptyText);
    layout->addWidget(run, 0, Qt::AlignHCenter);
    layout->addStretch();
    return page;
}

void PicturePage::setUpTable()
{
    m_table->setObjectName(QStringLiteral("pictureTable"));
    m_table->setModel(m_edges);
    m_table->setRootIsDecorated(false);
    m_table->setItemsExpandable(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setIndentation(0);
    constexpr std::array<std::pair<models::PictureEdgeModel::Column, int>, 4> kCharacters{{
        {models::PictureEdgeModel::From, 26},
        {models::PictureEdgeModel::To, 26},
        {models::PictureEdgeModel::Way, 28},
        {models::PictureEdgeModel::Rate, 16},
    }};
    for (const auto &[column, characters] : kCharacters)
        m_table->setColumnWidth(column, fontMetrics().averageCharWidth() * characters);
}

void PicturePage::connectCluster()
{
    using core::Cluster;
    connect(&m_context.cluster, &Cluster::messagesJoined, m_model, &models::PictureModel::join);
    connect(&m_context.cluster, &Cluster::hopsRecorded, this, [this](const QList<core::Hop> &hops) {
        m_model->addHops(hops);
        const quint64 selected = m_context.selection.message();
        const auto isSelected = [selected](const core::Hop &hop) { return hop.message == selected; };
        if (selected != 0 && std::any_of(hops.cbegin(), hops.cend(), isSelected))
            showSelection();
    });
    connect(&m_context.controller, &ClusterController::demoStarted, m_model, &models::PictureModel::slowNext);
    connect(&m_context.selection, &models::MessageSelection::changed, this, &PicturePage::showSelection);
    connect(&m_context.items, &models::ItemSelection::changed, this, &PicturePage::showItem);
    connect(
        &m_context.controller.hopModel(), &QAbstractItemModel::modelReset, m_model, &models::PictureModel::startAgain);
    connect(m_model, &models::PictureModel::sceneChanged, this, [this] {
        if (m_context.items.kind() != ItemKind::None)
            showItem(); // its box may be another one now
    });
    connect(m_model, &models::PictureModel::sceneChanged, this, &PicturePage::showPage);
    connect(m_model, &models::PictureModel::sceneChanged, this, &PicturePage::showSelection);
    connect(m_model, &models::PictureModel::pathChanged, this, &PicturePage::showNote);
    connect(m_model, &models::PictureModel::motionStarted, this, &PicturePage::showNote);
    connect(m_model, &models::PictureModel::motionEnded, this, &PicturePage::showNote);
    connect(m_model, &models::PictureModel::trafficChanged, this, &PicturePage::showNote);
}

void PicturePage::connectView()
{
    connect(m_view, &PictureView::currentBoxChanged, this, &PicturePage::selectItem);
    connect(m_view, &PictureView::menuRequested, this, &PicturePage::showMenu);
    connect(m_view, &PictureView::moveRequested, &m_context.document, &DocumentSession::moveClient);
    connect(
        m_view, &PictureView::messageClicked, this, [this](quint64 message) { m_context.selection.select(message); });
}

void PicturePage::connectActions()
{
    const ActionRegistry &actions = m_context.actions;
    m_title->addActions(
        {actions[ActionId::PictureReplay], actions[ActionId::PictureSlow], actions[ActionId::PictureMotion],
            actions[ActionId::PictureLabels], actions[ActionId::PictureTable], actions[ActionId::PictureFit]});
    addActions({actions[ActionId::PictureZoomIn], actions[ActionId::PictureZoomOut], actions[ActionId::PictureFit],
        actions[ActionId::PictureLabels], actions[ActionId::PictureMotion], actions[ActionId::PictureSlow],
        actions[ActionId::PictureReplay], actions[ActionId::PictureTable]});
    connect(actions[ActionId::PictureFit], &QAction::triggered, m_view, &PictureView::fit);
    connect(actions[ActionId::PictureZoomIn], &QAction::triggered, m_view, [this] { m_view->zoom(kZoomStep); });
    connect(actions[ActionId::PictureZoomOut], &QAction::triggered, m_view, [this] { m_view->zoom(1 / kZoomStep); });
    connect(actions[ActionId::PictureLabels], &QAction::toggled, m_view, &PictureView::setLabelsShown);
    connect(actions[ActionId::PictureMotion], &QAction::toggled, m_model, &models::PictureModel::setMotion);
    connect(actions[ActionId::PictureSlow], &QAction::toggled, m_model, &models::PictureModel::setSlow);
    connect(actions[ActionId::PictureReplay], &QAction::triggered, m_model, &models::PictureModel::replay);
    connect(actions[ActionId::PictureTable], &QAction::toggled, this, &PicturePage::showPage);
    actions[ActionId::PictureLabels]->setChecked(true);
    // Whoever has animations switched off for the desktop wants none here.
    const bool isUsual = style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0;
    actions[ActionId::PictureMotion]->setChecked(m_context.settings.pictureMotion().value_or(isUsual));
    connect(actions[ActionId::PictureMotion], &QAction::triggered, this,
        [this](bool motion) { m_context.settings.setPictureMotion(motion); });
    m_model->setMotion(actions[ActionId::PictureMotion]->isChecked());
    actions[ActionId::PictureReplay]->setEnabled(false);
}

void PicturePage::showPage()
{
    if (m_model->scene().boxes().isEmpty())
        m_pages->setCurrentWidget(m_empty);
    else if (m_context.actions[ActionId::PictureTable]->isChecked())
        m_pages->setCurrentWidget(m_table);
    else
        m_pages->setCurrentWidget(m_view);
}

void PicturePage::showSelection()
{
    const models::MessageSelection &selection = m_context.selection;
    m_model->setPath(
        selection.message() == 0 ? QList<core::Hop>() : m_context.controller.hopModel().hopsOf(selection.message()),
        selection.hop());
    m_context.actions[ActionId::PictureReplay]->setEnabled(!m_model->path().isEmpty());
}

void PicturePage::showNote()
{
    const models::PictureModel::SlowMotion slow = m_model->slowMotion();
    if (slow.message != 0 && slow.realMs > 0) {
        m_title->setNote(
            tr("Slowed %1 times; %2 in reality")
                .arg(QLocale().toString(rounded(slow.shownMs / slow.realMs), 'f', 0), durationText(slow.realMs)));
    } else if (const QList<models::PictureStep> &path = m_model->path(); !path.isEmpty()) {
        const auto steps = std::count_if(
            path.cbegin(), path.cend(), [](const models::PictureStep &step) { return step.edge.has_value(); });
        const QString text = steps == 1 ? tr("Message %1: 1 step in %2") : tr("Message %1: %3 steps in %2");
        m_title->setNote(text.arg(m_context.selection.message()).arg(durationText(m_model->pathMs())).arg(steps));
    } else if (m_model->showsRates()) {
        m_title->setNote(tr("Too fast for single dots, showing rates: %1 hops/s")
                             .arg(QLocale().toString(rounded(m_model->traffic().totalRate()), 'f', 0)));
    } else {
        m_title->setNote({});
    }
}

void PicturePage::showItem()
{
    if (m_isChoosing)
        return; // a box that is no item of the cluster stays marked
    const models::ItemSelection &items = m_context.items;
    m_view->setCurrentBox(
        items.kind() == ItemKind::Redis ? models::PictureScene::redisId() : m_model->scene().boxIdOf(items.id()));
}

void PicturePage::selectItem(const QString &boxId)
{
    const QScopedValueRollback choosing(m_isChoosing, true);
    const auto [kind, id] = itemOf(m_model->scene().box(boxId));
    m_context.items.select(kind, id);
}

void PicturePage::showMenu(const QString &boxId, const QPoint &globalPosition)
{
    if (const auto [kind, id] = itemOf(m_model->scene().box(boxId)); kind != ItemKind::None) {
        emit m_context.requests.itemMenuRequested(kind, id, globalPosition);
        return;
    }
    QMenu menu(this);
    menu.addActions({m_context.actions[ActionId::PictureFit], m_context.actions[ActionId::PictureZoomIn],
        m_context.actions[ActionId::PictureZoomOut]});
    menu.addSeparator();
    menu.addActions({m_context.actions[ActionId::AddNode], m_context.actions[ActionId::AddClient]});
    menu.exec(globalPosition);
}

void PicturePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PicturePage::retranslate()
{
    m_title->setTitle(tr("Picture"));
    m_emptyText->setText(tr("The cluster appears here, and every message as it travels. Run the demo to see it."));
    m_view->setAccessibleName(tr("Picture of the cluster"));
    m_table->setAccessibleName(tr("Edges of the picture as a table"));
    m_model->retranslate();
    showSelection();
    showNote();
}

} // namespace relayscope::ui
