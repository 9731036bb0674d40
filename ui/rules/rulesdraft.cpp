#include "ui/rules/rulesdraft.h"

#include "core/cluster.h"
#include "ui/document/documentsession.h"
#include "ui/rules/shippedrules.h"

#include <algorithm>
#include <chrono>

namespace relayscope::ui {

namespace {

/// A check starts a process: not at every key.
constexpr std::chrono::milliseconds kTypingPause{250};

} // namespace

RulesDraft::RulesDraft(core::Cluster &cluster, DocumentSession &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_checker(cluster.programs().node)
    , m_text(appliedText())
    , m_base(m_text)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kTypingPause);
    connect(&m_pause, &QTimer::timeout, this, [this] { m_checker.check(m_text); });
    connect(&m_checker, &core::RulesChecker::finished, this, &RulesDraft::noteCheck);
    connect(&m_document, &DocumentSession::rulesChanged, this, &RulesDraft::followDocument);
    connect(&m_document, &DocumentSession::changed, this, &RulesDraft::followDocument);
    connect(&m_document, &DocumentSession::rulesDraftRestored, this, &RulesDraft::takeRestored);
    connect(&cluster, &core::Cluster::rulesAnswered, this, &RulesDraft::noteAnswer);
}

QByteArray RulesDraft::appliedText() const
{
    return m_document.rules().isEmpty() ? defaultRulesText(m_document.document().cluster.nodes) : m_document.rules();
}

void RulesDraft::setText(const QByteArray &text)
{
    if (text == m_text)
        return;
    m_text = text;
    if (m_text == m_base) {
        m_pause.stop();
        setState(State::Unchanged);
    } else {
        m_pause.start();
        setState(State::Checking);
    }
    keep();
}

void RulesDraft::takeRestored(const QByteArray &json)
{
    setText(json);
    emit textReplaced();
}

void RulesDraft::keep()
{
    m_document.setRulesDraft(m_text == m_base ? QByteArray() : m_text);
}

/// The document was undone, opened, or has been given our text.
void RulesDraft::followDocument()
{
    const QByteArray applied = appliedText();
    if (applied == m_base)
        return;
    const bool wasTyped = m_text != m_base && m_text != applied;
    m_base = applied;
    if (wasTyped) {
        keep();
        return;
    }
    const bool isOther = m_text != applied;
    m_text = applied;
    m_pause.stop();
    keep();
    setState(State::Unchanged);
    if (isOther)
        emit textReplaced();
}

void RulesDraft::noteCheck(const core::RulesAnswer &answer)
{
    if (m_state != State::Checking || m_pause.isActive())
        return; // of a text that is no longer there
    m_problem = answer;
    setState(answer.ok ? State::Ready : State::Wrong);
}

void RulesDraft::noteAnswer(const QString &nodeId, const core::RulesAnswer &answer)
{
    if (nodeId.isEmpty()) {
        m_nodeAnswers.clear(); // the first answer is that to the text itself
    } else {
        const auto known = std::find_if(m_nodeAnswers.begin(), m_nodeAnswers.end(),
            [&nodeId](const NodeAnswer &entry) { return entry.nodeId == nodeId; });
        if (known == m_nodeAnswers.end())
            m_nodeAnswers.append({nodeId, answer});
        else
            known->answer = answer;
    }
    emit stateChanged();
}

void RulesDraft::apply()
{
    if (m_state != State::Ready)
        return;
    m_nodeAnswers.clear();
    m_document.setRules(m_text);
}

void RulesDraft::revert()
{
    if (m_state == State::Unchanged)
        return;
    setText(m_base);
    emit textReplaced();
}

void RulesDraft::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

} // namespace relayscope::ui
