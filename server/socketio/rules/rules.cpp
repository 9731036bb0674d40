#include "socketio/rules/rules.h"

#include <algorithm>

namespace relayscope::socketio {

namespace {

bool publishes(const Actions &actions)
{
    return std::any_of(actions.begin(), actions.end(),
        [](const Action &action) { return std::holds_alternative<PublishAction>(action.step); });
}

bool publishes(const std::unordered_map<QByteArray, Actions> &rules)
{
    return std::any_of(rules.begin(), rules.end(), [](const auto &rule) { return publishes(rule.second); });
}

} // namespace

const NamespaceRules *Rules::find(const QByteArray &nsp) const
{
    const auto found = std::find_if(
        m_namespaces.begin(), m_namespaces.end(), [&nsp](const NamespaceRules &rules) { return rules.name == nsp; });
    return found == m_namespaces.end() ? nullptr : &*found;
}

bool Rules::usesPlainChannels() const
{
    return std::any_of(m_namespaces.begin(), m_namespaces.end(), [](const NamespaceRules &rules) {
        return !rules.onMessage.empty() || publishes(rules.onConnect) || publishes(rules.onEvent)
            || publishes(rules.onOtherEvent);
    });
}

std::vector<QByteArray> Rules::subscribedChannels() const
{
    std::vector<QByteArray> channels;
    for (const NamespaceRules &rules : m_namespaces) {
        for (const auto &rule : rules.onMessage)
            channels.push_back(rule.first);
    }
    std::sort(channels.begin(), channels.end());
    channels.erase(std::unique(channels.begin(), channels.end()), channels.end());
    return channels;
}

} // namespace relayscope::socketio
