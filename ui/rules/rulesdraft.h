#pragma once

#include "core/ruleschecker.h"

#include <QList>
#include <QObject>
#include <QTimer>

namespace relayscope::core {
class Cluster;
}

namespace relayscope::ui {

class DocumentSession;

/// The rules that are being written, beside those that the document has and the nodes obey: checked by the nodes' own
/// parser as soon as typing pauses, applied only when they are right. What is typed stays until it is applied or
/// reverted, whatever happens to the document meanwhile, and is kept for a restore. GUI thread; owned by the rules
/// dock; knows no widget.
class RulesDraft final : public QObject {
    Q_OBJECT

public:
    enum class State {
        /// As the document has them.
        Unchanged,
        Checking,
        Wrong,
        /// Right, and not applied.
        Ready,
    };
    struct NodeAnswer {
        QString nodeId;
        core::RulesAnswer answer;
    };

    RulesDraft(core::Cluster &cluster, DocumentSession &document, QObject *parent = nullptr);

    [[nodiscard]] const QByteArray &text() const { return m_text; }
    void setText(const QByteArray &text);
    [[nodiscard]] State state() const { return m_state; }
    /// What is wrong, while it is.
    [[nodiscard]] const core::RulesAnswer &problem() const { return m_problem; }
    /// What the nodes said to the last rules that they were given.
    [[nodiscard]] const QList<NodeAnswer> &nodeAnswers() const { return m_nodeAnswers; }

    /// Gives them to the document, and so to the nodes. Does nothing unless Ready.
    void apply();
    void revert();

signals:
    void stateChanged();
    /// text() is another one, not through setText().
    void textReplaced();

private:
    [[nodiscard]] QByteArray appliedText() const;
    void followDocument();
    void takeRestored(const QByteArray &json);
    void keep();
    void setState(State state);
    void noteCheck(const core::RulesAnswer &answer);
    void noteAnswer(const QString &nodeId, const core::RulesAnswer &answer);

    DocumentSession &m_document;
    core::RulesChecker m_checker;
    QTimer m_pause;
    QByteArray m_text;
    /// What m_text was before anything was typed.
    QByteArray m_base;
    State m_state = State::Unchanged;
    core::RulesAnswer m_problem;
    QList<NodeAnswer> m_nodeAnswers;
};

} // namespace relayscope::ui
