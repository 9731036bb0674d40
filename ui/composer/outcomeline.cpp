#include "ui/composer/outcomeline.h"

#include "ui/theme/metrics.h"
#include "ui/theme/symbolicicon.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/tonepainting.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace relayscope::ui {

OutcomeLine::OutcomeLine(QWidget *parent)
    : QWidget(parent)
    , m_text(new ElidedLabel(this))
    , m_stop(new QPushButton(this))
{
    m_text->setObjectName(QStringLiteral("composerAnswer"));
    m_text->setColor(ColorRole::TextMuted);
    m_stop->setObjectName(QStringLiteral("composerStop"));
    m_stop->setIcon(symbolicIcon(QStringLiteral("stop")));
    QSizePolicy policy = m_stop->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // nothing moves when it comes
    m_stop->setSizePolicy(policy);
    m_stop->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(*this, 2));
    layout->addWidget(m_text, 1);
    layout->addWidget(m_stop);
    connect(m_stop, &QPushButton::clicked, this, &OutcomeLine::stopRequested);
    retranslate();
}

void OutcomeLine::showOutcome(const QString &text, models::Tone tone, bool canStop)
{
    m_hasOutcome = true;
    m_text->setColor(tone == models::Tone::Plain ? ColorRole::TextMuted : colorRole(tone));
    m_text->setText(text);
    m_text->setAccessibleDescription(text);
    m_stop->setVisible(canStop);
}

void OutcomeLine::retranslate()
{
    m_text->setAccessibleName(tr("What became of the message"));
    if (!m_hasOutcome)
        m_text->setText(tr("What becomes of the message appears here"));
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("Send no further one"));
}

} // namespace relayscope::ui
