#include "ui/composer/composer.h"

#include "models/wirepreview.h"
#include "ui/actions/actionregistry.h"
#include "ui/composer/argumentsform.h"
#include "ui/composer/outcomeline.h"
#include "ui/composer/sendoptions.h"
#include "ui/composer/targetfields.h"
#include "ui/composer/wireline.h"
#include "ui/theme/metrics.h"
#include "ui/theme/symbolicicon.h"
#include "ui/widgets/flowlayout.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace relayscope::ui {

namespace {

using Kind = SenderChoice::Kind;

/// Longest event name that can be typed, in characters. Ours.
constexpr int kMaxEventLength = 1'000;
/// Width of the namespace field in characters.
constexpr int kNamespaceColumns = 14;

QLabel *topLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    // On the line of the first field beside it.
    label->setContentsMargins(0, 3 * spacingUnit(label->fontMetrics()) / 2, 0, 0);
    return label;
}

} // namespace

Composer::Composer(ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_senderLabel(new QLabel(this))
    , m_sender(new SenderChoice(this))
    , m_nspLabel(new QLabel(this))
    , m_nsp(new SuggestEdit(this))
    , m_options(new SendOptions(this))
    , m_eventLabel(new QLabel(this))
    , m_event(new QLineEdit(this))
    , m_targetsLine(new QWidget(this))
    , m_targetsLabel(new QLabel(m_targetsLine))
    , m_targets(new TargetFields(m_targetsLine))
    , m_argumentsLabel(topLabel(this))
    , m_arguments(new ArgumentsForm(this))
    , m_send(new QPushButton(this))
    , m_save(new QToolButton(this))
    , m_wireLabel(new QLabel(this))
    , m_wire(new WireLine(this))
    , m_outcomeLabel(new QLabel(this))
    , m_outcome(new OutcomeLine(this))
{
    m_nsp->setObjectName(QStringLiteral("composerNamespace"));
    m_nsp->setText(QStringLiteral("/"));
    m_nsp->setFixedWidth(fontMetrics().averageCharWidth() * kNamespaceColumns);
    m_event->setObjectName(QStringLiteral("composerEvent"));
    m_event->setMaxLength(kMaxEventLength);
    m_event->setTextMargins(spacing(*this, 1) / 2, 0, spacing(*this, 1) / 2, 0);
    m_event->installEventFilter(this);
    m_send->setDefault(true);
    m_send->setIcon(symbolicIcon(QStringLiteral("send"), ColorRole::AccentText));
    m_save->setObjectName(QStringLiteral("composerSave"));
    m_save->setAutoRaise(true);
    m_save->setDefaultAction(m_actions[ActionId::SaveToShelf]);
    layOut();
    connectFields();
    retranslate();
    showKind();
}

void Composer::layOut()
{
    const int unit = spacing(*this, 1);
    auto *nsp = new QWidget(this);
    auto *nspLine = new QHBoxLayout(nsp);
    nspLine->setContentsMargins(0, 0, 0, 0);
    nspLine->setSpacing(2 * unit);
    nspLine->addWidget(m_nspLabel);
    nspLine->addWidget(m_nsp);
    nsp->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // a free line edit would take the rest of the row
    auto *who = new FlowLayout;
    who->setSpacing(2 * unit);
    who->addWidget(m_sender);
    who->addWidget(nsp);
    who->addWidget(m_options);

    auto *targetsLine = new QHBoxLayout(m_targetsLine);
    targetsLine->setContentsMargins(0, 0, 0, 0);
    targetsLine->setSpacing(2 * unit);
    targetsLine->addWidget(m_targetsLabel);
    targetsLine->addWidget(m_targets, 1);
    auto *what = new FlowLayout;
    what->setSpacing(2 * unit);
    what->addWidget(m_event);
    what->addWidget(m_targetsLine);

    auto *send = new QHBoxLayout;
    send->setSpacing(unit);
    send->addWidget(m_send);
    send->addWidget(m_save);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(3 * unit, 3 * unit, 3 * unit, 3 * unit);
    grid->setHorizontalSpacing(2 * unit);
    grid->setVerticalSpacing(2 * unit);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_senderLabel, 0, 0);
    grid->addLayout(who, 0, 1, 1, 2);
    grid->addWidget(m_eventLabel, 1, 0);
    grid->addLayout(what, 1, 1, 1, 2);
    grid->addWidget(m_argumentsLabel, 2, 0, Qt::AlignTop);
    grid->addWidget(m_arguments, 2, 1);
    grid->addLayout(send, 2, 2, Qt::AlignTop);
    grid->addWidget(m_wireLabel, 3, 0, Qt::AlignTop);
    grid->addWidget(m_wire, 3, 1, 1, 2);
    grid->addWidget(m_outcomeLabel, 4, 0);
    grid->addWidget(m_outcome, 4, 1, 1, 2);

    m_senderLabel->setBuddy(m_sender->focusTarget());
    m_nspLabel->setBuddy(m_nsp);
    m_eventLabel->setBuddy(m_event);
    m_targetsLabel->setBuddy(m_targets);
    m_argumentsLabel->setBuddy(m_arguments);
}

void Composer::connectFields()
{
    connect(m_send, &QPushButton::clicked, m_actions[ActionId::Send], &QAction::trigger);
    connect(m_actions[ActionId::Send], &QAction::triggered, this, &Composer::send);
    connect(m_actions[ActionId::SaveToShelf], &QAction::triggered, this, [this] {
        if (m_outgoing)
            emit saveRequested(m_outgoing->message);
    });
    connect(m_sender, &SenderChoice::changed, this, &Composer::followSender);
    connect(m_nsp, &QLineEdit::textChanged, this, &Composer::checkDraft);
    connect(m_nsp, &SuggestEdit::suggestionChosen, m_nsp, &QLineEdit::setText);
    connect(m_event, &QLineEdit::textChanged, this, &Composer::checkDraft);
    connect(m_targets, &TargetFields::changed, this, &Composer::checkDraft);
    connect(m_options, &SendOptions::changed, this, &Composer::checkDraft);
    connect(m_arguments, &ArgumentsForm::changed, this, &Composer::checkDraft);
    connect(m_arguments, &ArgumentsForm::previousRequested, this, &Composer::showPrevious);
    connect(m_arguments, &ArgumentsForm::nextRequested, this, &Composer::showNext);
    connect(m_outcome, &OutcomeLine::stopRequested, this, &Composer::stopRequested);
}

void Composer::setClients(const QList<Sender> &clients)
{
    m_sender->setClients(clients);
    QList<SuggestEdit::Suggestion> namespaces;
    for (const Sender &client : clients) {
        const QString nsp = QString::fromUtf8(client.nsp);
        if (const SuggestEdit::Suggestion suggestion{nsp, nsp}; !namespaces.contains(suggestion))
            namespaces.append(suggestion);
    }
    m_nsp->setSuggestions(namespaces.size() > 1 ? namespaces : QList<SuggestEdit::Suggestion>());
    checkDraft();
}

void Composer::setNodes(const QList<Sender> &nodes)
{
    m_sender->setNodes(nodes);
    checkDraft();
}

void Composer::setRedisReady(bool ready)
{
    m_redisReady = ready;
    checkDraft();
}

void Composer::setSuggestions(const QList<SuggestEdit::Suggestion> &suggestions)
{
    m_targets->setSuggestions(suggestions);
}

void Composer::setSocketNames(const QHash<QString, QByteArray> &names)
{
    m_targets->setSocketNames(names);
    checkDraft();
}

void Composer::clearTargets()
{
    m_targets->clear();
}

void Composer::setMessage(const core::SavedMessage &message)
{
    setDraft(models::toDraft(message));
}

models::MessageDraft Composer::draft() const
{
    models::MessageDraft draft;
    core::SavedMessage &message = draft.message;
    message.sender = m_sender->kind();
    if (const Sender *sender = m_sender->sender())
        message.senderId = sender->id;
    message.nsp = m_nsp->text().trimmed().toUtf8();
    message.event = m_event->text().toUtf8();
    m_options->write(message);
    if (message.sender != Kind::Client)
        m_targets->write(message);
    draft.arguments = m_arguments->drafts();
    return draft;
}

void Composer::setDraft(const models::MessageDraft &draft)
{
    m_sender->choose(draft.message.sender, draft.message.senderId);
    const QSignalBlocker eventBlocker(m_event);
    const QSignalBlocker nspBlocker(m_nsp);
    m_nsp->setText(QString::fromUtf8(draft.message.nsp));
    m_event->setText(QString::fromUtf8(draft.message.event));
    m_options->read(draft.message);
    m_targets->read(draft.message);
    m_arguments->setDrafts(draft.arguments);
    showKind();
}

/// A client is asked in the namespace that it is in.
void Composer::followSender()
{
    if (const Sender *sender = m_sender->sender(); sender != nullptr && m_sender->kind() == Kind::Client) {
        const QSignalBlocker blocker(m_nsp);
        m_nsp->setText(QString::fromUtf8(sender->nsp));
    }
    showKind();
}

void Composer::showKind()
{
    const Kind kind = m_sender->kind();
    m_targetsLine->setVisible(kind != Kind::Client);
    m_targets->setKind(kind);
    m_options->setKind(kind);
    m_wireLabel->setText(kind == Kind::Client ? tr("Wire") : tr("Redis"));
    checkDraft();
}

QString Composer::obstacle() const
{
    const Sender *sender = m_sender->sender();
    switch (m_sender->kind()) {
    case Kind::Client:
        return sender == nullptr ? tr("There is no client to send it: add one")
            : sender->isReady    ? QString()
                                 : tr("%1 is not connected").arg(sender->label);
    case Kind::Node:
        return sender == nullptr ? tr("There is no node to send it: add one")
            : sender->isReady    ? QString()
                                 : tr("%1 does not run").arg(sender->label);
    case Kind::Emitter:
        return m_redisReady ? QString() : tr("Redis does not run");
    }
    Q_UNREACHABLE();
}

void Composer::checkDraft()
{
    m_outgoing.reset();
    m_arguments->clearErrors();
    auto checked = models::checkDraft(draft());
    m_actions[ActionId::SaveToShelf]->setEnabled(bool(checked));
    if (!checked) {
        const models::DraftProblem &problem = checked.error();
        if (problem.field == models::DraftField::Arguments)
            m_arguments->markError(problem.argument, problem.position);
        m_wire->showObstacle(problem.text, ColorRole::Bad);
        setSendEnabled(false);
        return;
    }
    m_outgoing = std::move(checked).value();
    if (const QString reason = obstacle(); !reason.isEmpty()) {
        m_wire->showObstacle(reason, ColorRole::TextMuted);
        setSendEnabled(false);
        return;
    }
    const Sender *sender = m_sender->sender();
    const quint64 ackId = sender == nullptr ? 0 : sender->nextAckIds.value(m_outgoing->message.nsp);
    m_wire->showPreview(models::wirePreview(*m_outgoing, ackId));
    setSendEnabled(!m_isRepeating);
}

void Composer::setSendEnabled(bool enabled)
{
    m_send->setEnabled(enabled);
    m_actions[ActionId::Send]->setEnabled(enabled);
}

void Composer::send()
{
    if (!m_outgoing || !obstacle().isEmpty() || m_isRepeating)
        return;
    m_history.add(draft());
    emit sendRequested(*m_outgoing);
}

void Composer::showOutcome(const QString &text, models::Tone tone, bool canStop)
{
    m_outcome->showOutcome(text, tone, canStop);
    if (canStop != m_isRepeating) {
        m_isRepeating = canStop;
        checkDraft();
    }
}

void Composer::focusArguments()
{
    m_arguments->focusLast();
}

void Composer::showPrevious()
{
    showEntry(m_history.previous(draft()));
}

void Composer::showNext()
{
    showEntry(m_history.next());
}

void Composer::showEntry(const std::optional<models::MessageDraft> &entry)
{
    if (!entry)
        return;
    const bool isInArguments = m_arguments->isAncestorOf(focusWidget());
    setDraft(*entry);
    if (isInArguments) // its row may be another one now
        m_arguments->focusLast();
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
    m_nspLabel->setText(tr("&in", "namespace"));
    m_eventLabel->setText(tr("Eve&nt"));
    m_targetsLabel->setText(tr("t&o", "rooms"));
    m_argumentsLabel->setText(tr("Ar&guments"));
    m_outcomeLabel->setText(tr("Result"));
    m_send->setText(tr("Send  (%1)", "button with its key").arg(sendKey));
    m_send->setToolTip(m_actions[ActionId::Send]->toolTip());
    m_nsp->setAccessibleName(tr("Namespace"));
    m_nsp->setToolTip(tr("Namespace that the event is sent in"));
    m_nsp->setSuggestToolTip(tr("Choose a namespace of the clients"));
    m_event->setAccessibleName(tr("Event name"));
    m_event->setPlaceholderText(tr("name of the event; up and down bring earlier ones back"));
    m_sender->retranslate();
    m_options->retranslate();
    m_targets->retranslate();
    m_arguments->retranslate();
    m_wire->retranslate();
    m_outcome->retranslate();
    showKind();
}

} // namespace relayscope::ui
