#include "models/rulesummary.h"

#include "models/actionwords.h"
#include "protocol/json.h"

namespace relayscope::models {

using protocol::Value;

namespace {

QString actionsText(const Value &actions)
{
    QStringList texts;
    if (actions.asArray() != nullptr) {
        for (const Value &action : *actions.asArray())
            texts.append(actionText(action));
    }
    return texts.isEmpty() ? RuleSummary::tr("nothing happens") : texts.join(QStringLiteral("; "));
}

QString inNamespace(const QByteArray &nsp, const QString &trigger)
{
    return nsp == "/" ? trigger : RuleSummary::tr("%1  %2", "namespace, trigger").arg(QString::fromUtf8(nsp), trigger);
}

} // namespace

QList<RuleSummary::Row> RuleSummary::rowsOf(const Value &rules)
{
    QList<Row> rows;
    const Value *namespaces = rules.member("namespaces");
    if (namespaces == nullptr || namespaces->asObject() == nullptr)
        return rows;
    for (const auto &[nsp, body] : *namespaces->asObject()) {
        if (const Value *actions = body.member("onConnect"))
            rows.append({inNamespace(nsp, tr("when a client connects")), actionsText(*actions)});
        if (const Value *events = body.member("on"); events != nullptr && events->asObject() != nullptr) {
            for (const auto &[event, actions] : *events->asObject()) {
                const QString trigger
                    = event == "*" ? tr("on any other event") : tr("on %1", "event").arg(QString::fromUtf8(event));
                rows.append({inNamespace(nsp, trigger), actionsText(actions)});
            }
        }
        if (const Value *channels = body.member("subscribe"); channels != nullptr && channels->asObject() != nullptr) {
            for (const auto &[channel, actions] : *channels->asObject()) {
                rows.append({inNamespace(nsp, tr("on Redis channel %1").arg(QString::fromUtf8(channel))),
                    actionsText(actions)});
            }
        }
    }
    return rows;
}

void RuleSummary::setRules(const QByteArray &json)
{
    const auto rules = protocol::parseJson(json);
    if (!rules)
        return;
    m_rules = json;
    QList<Row> rows = rowsOf(*rules);
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void RuleSummary::retranslate()
{
    setRules(m_rules);
}

int RuleSummary::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RuleSummary::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return tr("%1: %2", "trigger, actions").arg(row.trigger, row.actions);
    case TriggerRole:
        return row.trigger;
    case ActionsRole:
        return row.actions;
    default:
        return {};
    }
}

} // namespace relayscope::models
