#include "ui/widgets/emptystate.h"

#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace relayscope::ui {

EmptyState::EmptyState(QAction *action, QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
{
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setMaximumWidth(maximumLineWidth(*this));
    connect(m_button, &QPushButton::clicked, this, [this] { m_action->trigger(); });
    setAction(action);
    const int unit = spacing(*this, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4 * unit, 4 * unit, 4 * unit, 4 * unit);
    layout->setSpacing(3 * unit);
    layout->addStretch();
    auto *line = new QHBoxLayout;
    line->addStretch();
    line->addWidget(m_text, 1);
    line->addStretch();
    layout->addLayout(line);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch();
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    colorText();
}

void EmptyState::setText(const QString &text)
{
    m_text->setText(text);
}

void EmptyState::setAction(QAction *action)
{
    if (m_action != nullptr)
        disconnect(m_action, nullptr, this, nullptr);
    m_action = action;
    m_button->setVisible(action != nullptr);
    if (action == nullptr)
        return;
    connect(action, &QAction::changed, this, &EmptyState::showAction);
    showAction();
}

void EmptyState::showAction()
{
    m_button->setText(m_action->text());
    m_button->setToolTip(m_action->toolTip());
    m_button->setIcon(m_action->icon());
    m_button->setEnabled(m_action->isEnabled());
}

void EmptyState::colorText()
{
    QPalette muted = m_text->palette();
    muted.setColor(QPalette::WindowText, semanticColor(ColorRole::TextMuted, palette()));
    m_text->setPalette(muted);
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        colorText();
    QWidget::changeEvent(event);
}

} // namespace relayscope::ui
