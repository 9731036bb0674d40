#include "ui/composer/composer.h"

#include "ui/actions/actionregistry.h"
#include "ui/composer/argumentsedit.h"
#include "ui/theme/metrics.h"
#include "ui/theme/symbolicicon.h"
#include "ui/widgets/elidedlabel.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

namespace relayscope::ui {

namespace {

constexpr int kDefaultAckSeconds = 5;
constexpr int kMaxAckSeconds = 600;
/// Longest event name that can be typed, in characters. Ours.
constexpr int kMaxEventLength = 1'000;

} // namespace

Composer::Composer(ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_senderLabel(new QLabel(this))
    , m_sender(new QComboBox(this))
    , m_eventLabel(new QLabel(this))
    , m_event(new QLineEdit(this))
    , m_ack(new QCheckBox(this))
    , m_ackTimeout(new QSpinBox(this))
    , m_argumentsLabel(new QLabel(this))
    , m_arguments(new ArgumentsEdit(this))
    , m_send(new QPushButton(this))
    , m_wireLabel(new QLabel(this))
    , m_wire(new ElidedLabel(this))
    , m_answerLabel(new QLabel(this))
    , m_answer(new ElidedLabel(this))
{
    m_sender->setObjectName(QStringLiteral("composerSender"));
    m_event->setObjectName(QStringLiteral("composerEvent"));
    m_event->setMaxLength(kMaxEventLength);
    m_event->setTextMargins(spacing(*this, 1) / 2, 0, spacing(*this, 1) / 2, 0);
    m_event->installEventFilter(this);
    m_arguments->setObjectName(QStringLiteral("composerArguments"));
    m_wire->setObjectName(QStringLiteral("composerWire"));
    m_answer->setObjectName(QStringLiteral("composerAnswer"));
    m_ackTimeout->setRange(1, kMaxAckSeconds);
    m_ackTimeout->setValue(kDefaultAckSeconds);
    m_ackTimeout->setEnabled(false);
    m_send->setDefault(true);
    m_send->setIcon(symbolicIcon(QStringLiteral("send"), ColorRole::AccentText));
    for (ElidedLabel *label : {m_wire, m_answer})
        label->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));

    const QAction *sendAction = m_actions[ActionId::Send];
    connect(m_send, &QPushButton::clicked, sendAction, &QAction::trigger);
    connect(sendAction, &QAction::triggered, this, &Composer::send);
    connect(m_event, &QLineEdit::textChanged, this, &Composer::checkDraft);
    connect(m_arguments, &QPlainTextEdit::textChanged, this, &Composer::checkDraft);
    connect(m_arguments, &ArgumentsEdit::previousRequested, this, &Composer::showPrevious);
    connect(m_arguments, &ArgumentsEdit::nextRequested, this, &Composer::showNext);
    connect(m_sender, &QComboBox::currentIndexChanged, this, &Composer::checkDraft);
    connect(m_ack, &QCheckBox::toggled, m_ackTimeout, &QWidget::setEnabled);
    connect(m_ack, &QCheckBox::toggled, this, &Composer::checkDraft);

    layOut();
    retranslate();
}

void Composer::layOut()
{
    const int unit = spacing(*this, 1);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(3 * unit, 3 * unit, 3 * unit, 3 * unit);
    grid->setHorizontalSpacing(2 * unit);
    grid->setVerticalSpacing(2 * unit);
    grid->setColumnStretch(3, 1);

    auto *ack = new QHBoxLayout;
    ack->setSpacing(unit);
    ack->addWidget(m_ack);
    ack->addWidget(m_ackTimeout);

    m_sender->setMinimumContentsLength(14);
    m_sender->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    grid->addWidget(m_senderLabel, 0, 0);
    grid->addWidget(m_sender, 0, 1);
    grid->addWidget(m_eventLabel, 0, 2);
    grid->addWidget(m_event, 0, 3);
    grid->addLayout(ack, 0, 4);
    grid->addWidget(m_argumentsLabel, 1, 0);
    grid->addWidget(m_arguments, 1, 1, 1, 3);
    grid->addWidget(m_send, 1, 4, Qt::AlignTop);
    grid->addWidget(m_wireLabel, 2, 0);
    grid->addWidget(m_wire, 2, 1, 1, 4);
    grid->addWidget(m_answerLabel, 3, 0);
    grid->addWidget(m_answer, 3, 1, 1, 4);
    m_answerLabel->hide();
    m_answer->hide();

    m_senderLabel->setBuddy(m_sender);
    m_eventLabel->setBuddy(m_event);
    m_argumentsLabel->setBuddy(m_arguments);
}

void Composer::setSenders(const QList<Sender> &senders)
{
    if (senders == m_senders)
        return;
    const QString current = m_sender->currentData().toString();
    const bool sameEntries = std::equal(senders.begin(), senders.end(), m_senders.begin(), m_senders.end(),
        [](const Sender &a, const Sender &b) { return a.id == b.id && a.label == b.label; });
    m_senders = senders;
    if (!sameEntries) {
        const QSignalBlocker blocker(m_sender);
        m_sender->clear();
        for (const Sender &entry : senders)
            m_sender->addItem(entry.label, entry.id);
        m_sender->setCurrentIndex(std::max(0, m_sender->findData(current)));
    }
    checkDraft();
}

void Composer::setDraft(const QString &event, const QString &arguments)
{
    m_event->setText(event);
    m_arguments->setPlainText(arguments);
}

void Composer::focusArguments()
{
    m_arguments->setFocus();
    m_arguments->moveCursor(QTextCursor::End);
}

void Composer::showAnswer(bool answered, const QString &text)
{
    m_answer->setColor(answered ? ColorRole::Good : ColorRole::Warning);
    m_answer->setText(text);
    m_answer->setAccessibleDescription(text);
    m_answerLabel->show();
    m_answer->show();
}

const Composer::Sender *Composer::sender() const
{
    const int index = m_sender->currentIndex();
    return index >= 0 && index < m_senders.size() ? &m_senders.at(index) : nullptr;
}

std::optional<std::uint64_t> Composer::ackId() const
{
    if (!m_ack->isChecked() || sender() == nullptr)
        return std::nullopt;
    return m_acksAsked.value(sender()->id);
}

void Composer::checkDraft()
{
    m_message.reset();
    m_arguments->clearError();
    auto checked = models::checkDraft(m_event->text(), m_arguments->toPlainText());
    if (!checked) {
        const models::DraftProblem &problem = checked.error();
        if (problem.field == models::DraftField::Arguments) {
            m_arguments->markError(problem.position);
            showObstacle(tr("Arguments, character %1: %2").arg(problem.position + 1).arg(problem.text), ColorRole::Bad);
        } else {
            showObstacle(problem.text, ColorRole::Bad);
        }
        return;
    }
    m_message = std::move(checked).value();
    const QByteArray frame = models::wireFrame(*m_message, ackId());
    if (sender() == nullptr)
        showObstacle(tr("There is no client to send it: add one"), ColorRole::TextMuted);
    else if (!sender()->connected)
        showObstacle(tr("%1 is not connected").arg(sender()->label), ColorRole::TextMuted);
    else
        showFrame(frame);
}

void Composer::showFrame(const QByteArray &frame)
{
    showWire(QString::fromUtf8(frame), ColorRole::TextMuted);
    setSendEnabled(true);
}

void Composer::showObstacle(const QString &text, ColorRole color)
{
    showWire(text, color);
    setSendEnabled(false);
}

void Composer::showWire(const QString &text, ColorRole color)
{
    m_wire->setColor(color);
    m_wire->setText(text);
    m_wire->setAccessibleDescription(text);
}

void Composer::setSendEnabled(bool enabled)
{
    m_send->setEnabled(enabled);
    m_actions[ActionId::Send]->setEnabled(enabled);
}

void Composer::send()
{
    if (!m_message || sender() == nullptr || !sender()->connected)
        return;
    m_history.add({m_event->text(), m_arguments->toPlainText()});
    std::optional<std::chrono::milliseconds> timeout;
    m_answerLabel->setVisible(m_ack->isChecked());
    m_answer->setVisible(m_ack->isChecked());
    if (m_ack->isChecked()) {
        timeout = std::chrono::seconds(m_ackTimeout->value());
        m_answer->setColor(ColorRole::TextMuted);
        m_answer->setText(tr("waiting for the answer ..."));
    }
    const QString senderId = sender()->id;
    emit sendRequested(senderId, *m_message, timeout);
    if (timeout) {
        ++m_acksAsked[senderId];
        checkDraft(); // the next frame has the next id
    }
}

void Composer::showPrevious()
{
    apply(m_history.previous({m_event->text(), m_arguments->toPlainText()}));
}

void Composer::showNext()
{
    apply(m_history.next());
}

void Composer::apply(const std::optional<models::MessageHistory::Entry> &entry)
{
    if (!entry)
        return;
    setDraft(entry->event, entry->arguments);
    m_arguments->moveCursor(QTextCursor::End);
}

bool Composer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_event && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            key == Qt::Key_Up ? showPrevious() : showNext();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Composer::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Composer::retranslate()
{
    const QString sendKey = m_actions[ActionId::Send]->shortcut().toString(QKeySequence::NativeText);
    m_senderLabel->setText(tr("Send &as"));
    m_eventLabel->setText(tr("&Event"));
    m_argumentsLabel->setText(tr("Ar&guments"));
    m_wireLabel->setText(tr("Wire"));
    m_answerLabel->setText(tr("Ack"));
    m_ack->setText(tr("Ac&k within"));
    m_ack->setToolTip(tr("Ask the node to acknowledge the message"));
    m_ackTimeout->setSuffix(tr(" s", "seconds"));
    m_send->setText(tr("Send  (%1)", "button with its key").arg(sendKey));
    m_send->setToolTip(m_actions[ActionId::Send]->toolTip());
    m_arguments->setPlaceholderText(tr("none, or JSON values with commas between: 1, {\"text\": \"hi\"}"));
    m_sender->setAccessibleName(tr("Client that sends"));
    m_event->setAccessibleName(tr("Event name"));
    m_arguments->setAccessibleName(tr("Arguments as JSON values"));
    m_ackTimeout->setAccessibleName(tr("Acknowledgement timeout in seconds"));
    m_wire->setAccessibleName(tr("Frame on the wire"));
    m_answer->setAccessibleName(tr("Acknowledgement"));
    checkDraft();
}

} // namespace relayscope::ui
