#include "ui/stream/streampage.h"

#include "models/hopmodel.h"
#include "ui/actions/actionregistry.h"
#include "ui/stream/streamview.h"
#include "ui/theme/metrics.h"
#include "ui/theme/symbolicicon.h"
#include "ui/widgets/paneltitle.h"

#include <QAction>
#include <QEvent>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace relayscope::ui {

StreamPage::StreamPage(models::HopModel &hops, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_hops(hops)
    , m_actions(actions)
    , m_title(new PanelTitle(this))
    , m_view(new StreamView(hops, this))
    , m_pill(new QPushButton(m_view))
{
    m_view->setObjectName(QStringLiteral("stream"));
    m_view->installEventFilter(this);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_pill->setDefault(true);
    m_pill->setIcon(symbolicIcon(QStringLiteral("follow"), ColorRole::AccentText));
    m_pill->setFocusPolicy(Qt::NoFocus);
    m_pill->hide();

    m_title->addActions(
        {m_actions[ActionId::PauseStream], m_actions[ActionId::FollowStream], m_actions[ActionId::ClearStream]});
    m_view->addActions({m_actions[ActionId::CopyRows], m_actions[ActionId::PauseStream],
        m_actions[ActionId::FollowStream], m_actions[ActionId::ClearStream]});

    QAction *follow = m_actions[ActionId::FollowStream];
    follow->setChecked(true);
    connect(m_actions[ActionId::PauseStream], &QAction::toggled, &m_hops, &models::HopModel::setPaused);
    connect(follow, &QAction::triggered, m_view, &StreamView::setFollowing);
    connect(m_view, &StreamView::followingChanged, follow, &QAction::setChecked);
    connect(m_actions[ActionId::CopyRows], &QAction::triggered, m_view, &StreamView::copySelection);
    connect(m_actions[ActionId::ClearStream], &QAction::triggered, &m_hops, &models::HopModel::clear);
    connect(m_view, &StreamView::followingChanged, this, &StreamPage::showCounts);
    connect(m_view, &StreamView::unseenCountChanged, this, &StreamPage::showCounts);
    connect(&m_hops, &models::HopModel::countersChanged, this, &StreamPage::showCounts);
    connect(m_pill, &QPushButton::clicked, this, &StreamPage::followNewest);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_view);
    retranslate();
}

void StreamPage::followNewest()
{
    m_actions[ActionId::PauseStream]->setChecked(false);
    m_view->setFollowing(true);
}

void StreamPage::showCounts()
{
    const QLocale locale;
    const int rows = m_hops.rowCount();
    m_title->setNote(rows == 0 ? QString() : rows == 1 ? tr("1 hop") : tr("%1 hops").arg(locale.toString(rows)));
    if (m_hops.isPaused())
        m_pill->setText(tr("Paused, %1 new - resume").arg(locale.toString(m_hops.heldCount())));
    else
        m_pill->setText(tr("%1 new - follow").arg(locale.toString(m_view->unseenCount())));
    m_pill->setVisible(m_hops.isPaused() || (!m_view->isFollowing() && m_view->unseenCount() > 0));
    placePill();
}

void StreamPage::placePill()
{
    m_pill->adjustSize();
    const QRect area = m_view->viewport()->geometry();
    const int margin = spacing(*this, 3);
    m_pill->move(area.right() - m_pill->width() - margin, area.bottom() - m_pill->height() - margin);
    m_pill->raise();
}

bool StreamPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::Resize)
        placePill();
    return QWidget::eventFilter(watched, event);
}

void StreamPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StreamPage::retranslate()
{
    m_title->setTitle(tr("Stream"));
    m_view->setAccessibleName(tr("Stream of hops"));
    m_view->setPlaceholderText(tr("Every hop of every message appears here, one row each. Send a message below."));
    showCounts();
}

} // namespace relayscope::ui
