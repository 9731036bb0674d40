#include "ui/widgets/messageemptystate.h"

#include "ui/actions/actionregistry.h"

#include <QAction>
#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace relayscope::ui {

namespace {

/// What leads to a first message, the nearest that can be done first.
constexpr std::array kBeginnings{ActionId::StartCluster, ActionId::RunDemo, ActionId::Send};

} // namespace

MessageEmptyState::MessageEmptyState(const ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_latest(new QAction(this))
    , m_state(new EmptyState(nullptr, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_state);
    connect(m_latest, &QAction::triggered, this, &MessageEmptyState::latestRequested);
    for (const ActionId id : kBeginnings)
        connect(m_actions[id], &QAction::enabledChanged, this, &MessageEmptyState::showState);
    retranslate();
}

void MessageEmptyState::setTexts(const QString &before, const QString &toSelect)
{
    m_before = before;
    m_toSelect = toSelect;
    showState();
}

void MessageEmptyState::setMessagesThere(bool there)
{
    m_areMessagesThere = there;
    showState();
}

void MessageEmptyState::showState()
{
    m_state->setText(m_areMessagesThere ? m_toSelect : m_before);
    const auto beginning = std::find_if(
        kBeginnings.begin(), kBeginnings.end(), [this](ActionId id) { return m_actions[id]->isEnabled(); });
    if (m_areMessagesThere)
        m_state->setAction(m_latest);
    else
        m_state->setAction(beginning == kBeginnings.end() ? nullptr : m_actions[*beginning]);
}

void MessageEmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void MessageEmptyState::retranslate()
{
    m_latest->setText(tr("Show the latest message"));
    showState();
}

} // namespace relayscope::ui
