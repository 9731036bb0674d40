#include "ui/problempresenter.h"

#include "core/cluster.h"
#include "models/clustermodel.h"
#include "ui/widgets/inlinebarstack.h"

#include <QFileDialog>

namespace relayscope::ui {

namespace {

Severity barSeverity(core::Severity severity)
{
    switch (severity) {
    case core::Severity::Notice:
        return Severity::Info;
    case core::Severity::Warning:
        return Severity::Warning;
    case core::Severity::Error:
        return Severity::Error;
    }
    Q_UNREACHABLE();
}

} // namespace

ProblemPresenter::ProblemPresenter(
    core::Cluster &cluster, const models::ClusterModel &model, InlineBarStack &bars, QObject *parent)
    : QObject(parent)
    , m_cluster(cluster)
    , m_model(model)
    , m_bars(bars)
{
    connect(&cluster, &core::Cluster::problemReported, this, &ProblemPresenter::present);
    connect(&cluster, &core::Cluster::problemSolved, &bars, &InlineBarStack::dismiss);
    connect(&cluster, &core::Cluster::stopped, &bars, &InlineBarStack::dismissAll);
}

void ProblemPresenter::present(const core::Problem &problem)
{
    InlineMessage message;
    message.key = problem.where;
    message.severity = barSeverity(problem.severity);
    message.text = problem.text;
    message.actions = actionsFor(problem);
    if (problem.severity == core::Severity::Error)
        message.detail = lastLog(problem.where);
    m_bars.showMessage(message);
}

QList<InlineMessage::Action> ProblemPresenter::actionsFor(const core::Problem &problem)
{
    const QString where = problem.where;
    switch (problem.action) {
    case core::NextAction::None:
        return {};
    case core::NextAction::ShowLog: // the bar has the last lines under "Details"
        return actionsForFailedNode(where);
    case core::NextAction::InstallRedis:
        return {{tr("Try again"), [this] { emit retryRequested(); }}};
    case core::NextAction::StartRedis:
        return {{tr("Start Redis"), [this] { m_cluster.restartRedis(); }}};
    case core::NextAction::Restart:
        if (where == core::Cluster::redisId())
            return {{tr("Restart Redis"), [this] { m_cluster.restartRedis(); }}};
        return {{tr("Restart %1").arg(nameOf(where)), [this, where] { m_cluster.restartNode(where); }}};
    case core::NextAction::ChooseRulesFile:
        return {{tr("Choose a rules file..."), [this] { chooseRulesFile(); }}};
    case core::NextAction::Reconnect:
        return {{tr("Reconnect %1").arg(nameOf(where)), [this, where] { m_cluster.reconnectClient(where); }}};
    }
    Q_UNREACHABLE();
}

QList<InlineMessage::Action> ProblemPresenter::actionsForFailedNode(const QString &id)
{
    const core::NodeStatus *node = m_model.node(id);
    if (node == nullptr)
        return {};
    QList<InlineMessage::Action> actions;
    if (!node->spec.rulesFile.isEmpty())
        actions.append({tr("Choose a rules file..."), [this] { chooseRulesFile(); }});
    actions.append({tr("Restart %1").arg(node->spec.name), [this, id] { m_cluster.restartNode(id); }});
    return actions;
}

QString ProblemPresenter::nameOf(const QString &where) const
{
    if (const core::NodeStatus *node = m_model.node(where))
        return node->spec.name;
    if (const core::ClientStatus *client = m_model.client(where))
        return client->spec.name;
    return where;
}

QString ProblemPresenter::lastLog(const QString &where) const
{
    if (const core::NodeStatus *node = m_model.node(where))
        return node->lastLogLines.join(QLatin1Char('\n'));
    if (where == core::Cluster::redisId() && m_model.redis())
        return m_model.redis()->lastLogLines.join(QLatin1Char('\n'));
    return {};
}

void ProblemPresenter::chooseRulesFile()
{
    const QString file
        = QFileDialog::getOpenFileName(&m_bars, tr("Choose a rules file"), {}, tr("Rules (*.json);;All files (*)"));
    if (!file.isEmpty())
        m_cluster.applyRules(file);
}

} // namespace relayscope::ui
