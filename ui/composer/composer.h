#pragma once

#include "models/history.h"
#include "models/messagedraft.h"
#include "models/tone.h"
#include "ui/composer/senderchoice.h"
#include "ui/composer/suggestedit.h"
#include "ui/theme/semanticcolors.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace relayscope::ui {

class ActionRegistry;
class ArgumentsForm;
class OutcomeLine;
class SendOptions;
class TargetFields;
class WireLine;

/// Writes one message and hands it out: who sends it, to whom, its event, its arguments, whether it asks for an
/// acknowledgement, how often. Shows what goes on the wire before it is sent, and what became of it after. GUI thread;
/// owned by the centre of the main window. Sends nothing itself: ComposerLink does.
class Composer final : public QWidget {
    Q_OBJECT

public:
    explicit Composer(ActionRegistry &actions, QWidget *parent = nullptr);

    void setClients(const QList<Sender> &clients);
    void setNodes(const QList<Sender> &nodes);
    void setRedisReady(bool ready);
    void setSuggestions(const QList<SuggestEdit::Suggestion> &suggestions);
    /// As of RoomsEdit.
    void setSocketNames(const QHash<QString, QByteArray> &names);
    /// Another cluster has other rooms and sockets.
    void clearTargets();

    /// Replaces what is typed.
    void setMessage(const core::SavedMessage &message);
    void focusArguments();
    /// Below the frame; canStop offers to end the repeating, meanwhile nothing else can be sent.
    void showOutcome(const QString &text, models::Tone tone, bool canStop);

signals:
    void sendRequested(const relayscope::core::OutgoingMessage &outgoing);
    void stopRequested();
    /// Keep it on the shelf.
    void saveRequested(const relayscope::core::SavedMessage &message);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void connectFields();
    void retranslate();
    [[nodiscard]] models::MessageDraft draft() const;
    void setDraft(const models::MessageDraft &draft);
    void followSender();
    void showKind();
    void checkDraft();
    /// Why the chosen sender cannot send now; empty when it can.
    [[nodiscard]] QString obstacle() const;
    void send();
    void showPrevious();
    void showNext();
    void showEntry(const std::optional<models::MessageDraft> &entry);
    void setSendEnabled(bool enabled);

    ActionRegistry &m_actions;
    /// What was sent.
    models::History<models::MessageDraft, 200> m_history;
    /// What is typed, when it is right.
    std::optional<core::OutgoingMessage> m_outgoing;
    bool m_redisReady = false;
    bool m_isRepeating = false;

    QLabel *m_senderLabel;
    SenderChoice *m_sender;
    QLabel *m_nspLabel;
    SuggestEdit *m_nsp;
    SendOptions *m_options;
    QLabel *m_eventLabel;
    QLineEdit *m_event;
    QWidget *m_targetsLine;
    QLabel *m_targetsLabel;
    TargetFields *m_targets;
    QLabel *m_argumentsLabel;
    ArgumentsForm *m_arguments;
    QPushButton *m_send;
    QToolButton *m_save;
    QLabel *m_wireLabel;
    WireLine *m_wire;
    QLabel *m_outcomeLabel;
    OutcomeLine *m_outcome;
};

} // namespace relayscope::ui
