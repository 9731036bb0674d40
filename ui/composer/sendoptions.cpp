#include "ui/composer/sendoptions.h"

#include "core/sendjob.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/flowlayout.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

#include <algorithm>

namespace relayscope::ui {

namespace {

constexpr int kDefaultAckSeconds = 5;
constexpr int kMaxAckSeconds = 600;
constexpr int kDefaultRepeats = 10;
constexpr int kDefaultDelayMs = 100;

} // namespace

SendOptions::SendOptions(QWidget *parent)
    : QWidget(parent)
    , m_ack(new QCheckBox(this))
    , m_ackTimeout(new QSpinBox(this))
    , m_repeat(new QCheckBox(this))
    , m_count(new QSpinBox(this))
    , m_every(new QWidget(this))
    , m_everyLabel(new QLabel(m_every))
    , m_delay(new QSpinBox(m_every))
{
    m_ack->setObjectName(QStringLiteral("composerAck"));
    m_repeat->setObjectName(QStringLiteral("composerRepeat"));
    m_count->setObjectName(QStringLiteral("composerRepeatCount"));
    m_delay->setObjectName(QStringLiteral("composerRepeatDelay"));
    m_ackTimeout->setRange(1, kMaxAckSeconds);
    m_ackTimeout->setValue(kDefaultAckSeconds);
    m_count->setRange(2, core::SendJob::kMaxRepeats);
    m_count->setValue(kDefaultRepeats);
    m_delay->setRange(0, core::SendJob::kMaxDelayMs);
    m_delay->setValue(kDefaultDelayMs);
    m_everyLabel->setBuddy(m_delay);
    auto *every = new QHBoxLayout(m_every);
    every->setContentsMargins(0, 0, 0, 0);
    every->setSpacing(spacing(*this, 2));
    every->addWidget(m_everyLabel);
    every->addWidget(m_delay);

    auto *layout = new FlowLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(*this, 2));
    for (QWidget *field : {static_cast<QWidget *>(m_ack), static_cast<QWidget *>(m_ackTimeout),
             static_cast<QWidget *>(m_repeat), static_cast<QWidget *>(m_count), m_every})
        layout->addWidget(field);

    for (QCheckBox *box : {m_ack, m_repeat}) {
        connect(box, &QCheckBox::clicked, this, [this] {
            showFields();
            emit changed();
        });
    }
    for (QSpinBox *number : {m_ackTimeout, m_count, m_delay})
        connect(number, &QSpinBox::valueChanged, this, &SendOptions::changed);
    retranslate();
    showFields();
}

void SendOptions::write(core::SavedMessage &message) const
{
    message.ackTimeoutMs = m_ack->isChecked() && !m_ack->isHidden() ? m_ackTimeout->value() * 1'000 : 0;
    message.repeatCount = m_repeat->isChecked() ? m_count->value() : 1;
    message.repeatDelayMs = m_repeat->isChecked() ? m_delay->value() : 0;
}

void SendOptions::read(const core::SavedMessage &message)
{
    const QSignalBlocker blocker(this);
    m_ack->setChecked(message.ackTimeoutMs > 0);
    if (message.ackTimeoutMs > 0)
        m_ackTimeout->setValue(std::max(1, message.ackTimeoutMs / 1'000));
    m_repeat->setChecked(message.repeatCount > 1);
    if (message.repeatCount > 1) {
        m_count->setValue(message.repeatCount);
        m_delay->setValue(message.repeatDelayMs);
    }
    setKind(message.sender);
}

void SendOptions::setKind(core::SavedMessage::Sender kind)
{
    m_ack->setHidden(kind == core::SavedMessage::Sender::Emitter); // nobody is there to take the answer
    showFields();
}

void SendOptions::showFields()
{
    m_ackTimeout->setVisible(m_ack->isChecked() && !m_ack->isHidden());
    m_count->setVisible(m_repeat->isChecked());
    m_every->setVisible(m_repeat->isChecked());
}

void SendOptions::retranslate()
{
    m_ack->setText(tr("Ac&k"));
    m_ack->setToolTip(tr("Ask whoever gets the message to acknowledge it, and wait that long"));
    m_ackTimeout->setSuffix(tr(" s", "seconds"));
    m_ackTimeout->setAccessibleName(tr("Acknowledgement timeout in seconds"));
    m_repeat->setText(tr("Re&peat"));
    m_repeat->setToolTip(tr("Send the message several times"));
    m_count->setSuffix(tr(" times"));
    m_count->setAccessibleName(tr("How often the message is sent"));
    m_everyLabel->setText(tr("every"));
    m_delay->setSuffix(tr(" ms", "milliseconds"));
    m_delay->setAccessibleName(tr("Milliseconds between two messages"));
}

} // namespace relayscope::ui
