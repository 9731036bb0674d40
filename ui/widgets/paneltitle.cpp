#include "ui/widgets/paneltitle.h"

#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace relayscope::ui {

PanelTitle::PanelTitle(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_note(new QLabel(this))
    , m_layout(new QHBoxLayout(this))
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    const int unit = spacing(*this, 1);
    m_layout->setContentsMargins(3 * unit, unit, 2 * unit, unit);
    m_layout->setSpacing(unit);
    m_layout->addWidget(m_title);
    m_layout->addSpacing(unit);
    m_layout->addWidget(m_note);
    m_layout->addStretch();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    colorNote();
}

void PanelTitle::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PanelTitle::setNote(const QString &note)
{
    m_note->setText(note);
}

QString PanelTitle::note() const
{
    return m_note->text();
}

void PanelTitle::addWidget(QWidget *widget)
{
    m_layout->addWidget(widget);
}

void PanelTitle::addActions(const QList<QAction *> &actions)
{
    for (QAction *action : actions) {
        auto *button = new QToolButton(this);
        button->setAutoRaise(true);
        button->setDefaultAction(action);
        button->setFocusPolicy(Qt::TabFocus);
        m_layout->addWidget(button);
    }
}

void PanelTitle::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        colorNote();
    QWidget::changeEvent(event);
}

void PanelTitle::colorNote()
{
    QPalette muted = m_note->palette();
    muted.setColor(QPalette::WindowText, semanticColor(ColorRole::TextMuted, palette()));
    m_note->setPalette(muted);
}

void PanelTitle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(semanticColor(ColorRole::Border, palette()));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace relayscope::ui
