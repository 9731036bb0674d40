#pragma once

#include "models/messagedraft.h"
#include "models/messagehistory.h"
#include "ui/theme/semanticcolors.h"

#include <QHash>
#include <QWidget>

#include <chrono>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace relayscope::ui {

class ActionRegistry;
class ArgumentsEdit;
class ElidedLabel;

/// Writes one message and hands it out: which client sends it, its event, its arguments, whether it asks for an
/// acknowledgement. Shows the exact frame before it is sent, and the answer after. GUI thread; owned by the centre of
/// the main window. Sends nothing itself.
class Composer final : public QWidget {
    Q_OBJECT

public:
    struct Sender {
        QString id;
        QString label;
        bool connected = false;

        bool operator==(const Sender &) const = default;
    };

    explicit Composer(ActionRegistry &actions, QWidget *parent = nullptr);

    /// Keeps the chosen sender when it is still there.
    void setSenders(const QList<Sender> &senders);
    void setDraft(const QString &event, const QString &arguments);
    void focusArguments();
    /// What became of the last acknowledged send, below the frame.
    void showAnswer(bool answered, const QString &text);

signals:
    /// A valid message; ackTimeout is empty when no acknowledgement is asked for.
    void sendRequested(const QString &senderId, const relayscope::models::OutgoingMessage &message,
        std::optional<std::chrono::milliseconds> ackTimeout);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void retranslate();
    void checkDraft();
    void send();
    void showPrevious();
    void showNext();
    void apply(const std::optional<models::MessageHistory::Entry> &entry);
    [[nodiscard]] const Sender *sender() const;
    [[nodiscard]] std::optional<std::uint64_t> ackId() const;
    void showFrame(const QByteArray &frame);
    /// Why nothing can be sent, in place of the frame.
    void showObstacle(const QString &text, ColorRole color);
    void showWire(const QString &text, ColorRole color);
    void setSendEnabled(bool enabled);

    ActionRegistry &m_actions;
    QList<Sender> m_senders;
    models::MessageHistory m_history;
    std::optional<models::OutgoingMessage> m_message;
    /// Acknowledgements asked for so far by each sender: a Socket.IO client numbers them from 0.
    QHash<QString, quint64> m_acksAsked;

    QLabel *m_senderLabel;
    QComboBox *m_sender;
    QLabel *m_eventLabel;
    QLineEdit *m_event;
    QCheckBox *m_ack;
    QSpinBox *m_ackTimeout;
    QLabel *m_argumentsLabel;
    ArgumentsEdit *m_arguments;
    QPushButton *m_send;
    QLabel *m_wireLabel;
    ElidedLabel *m_wire;
    QLabel *m_answerLabel;
    ElidedLabel *m_answer;
};

} // namespace relayscope::ui
