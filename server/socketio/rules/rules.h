#pragma once

#include "socketio/rules/action.h"

#include <QByteArray>

#include <unordered_map>
#include <vector>

namespace relayscope::socketio {

using Actions = std::vector<Action>;

/// What a node does in one namespace.
struct NamespaceRules {
    QByteArray name;
    Actions onConnect;
    /// By event name.
    std::unordered_map<QByteArray, Actions> onEvent;
    /// For events that onEvent does not name; in the file the event name `*`.
    Actions onOtherEvent;
    /// By plain Redis channel.
    std::unordered_map<QByteArray, Actions> onMessage;
};

/// A node's behaviour as its rules file says (docs/rules.md). A value, checked when it was loaded: loadRules() and
/// parseRules() of rulesloader.h are the only makers, an empty one serves no namespace.
class Rules final {
public:
    Rules() = default;
    explicit Rules(std::vector<NamespaceRules> namespaces)
        : m_namespaces(std::move(namespaces))
    {
    }

    [[nodiscard]] const std::vector<NamespaceRules> &namespaces() const { return m_namespaces; }
    /// Null when the rules do not name it.
    [[nodiscard]] const NamespaceRules *find(const QByteArray &nsp) const;
    /// Whether an action publishes to a plain Redis channel or a namespace listens to one: such rules need a Redis
    /// even without an adapter.
    [[nodiscard]] bool usesPlainChannels() const;
    /// Plain channels listened to, each once.
    [[nodiscard]] std::vector<QByteArray> subscribedChannels() const;

private:
    std::vector<NamespaceRules> m_namespaces;
};

} // namespace relayscope::socketio
