#pragma once

#include "protocol/value.h"
#include "socketio/eventhandler.h"
#include "socketio/rules/rules.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace relayscope::socketio {

class Namespace;
class Socket;

/// What the references of one running rule refer to: the event, its socket, or a plain Redis message. Shared by the
/// delayed actions of the rule; keeps the rules alive that they came from, whatever is loaded meanwhile.
class RuleScope final {
public:
    RuleScope(std::shared_ptr<const Rules> rules, Namespace &nsp, quint64 trace);
    ~RuleScope();
    Q_DISABLE_COPY_MOVE(RuleScope)

    /// Sets what started the rule. A socket without event: it connected.
    void setSocket(std::shared_ptr<Socket> socket) { m_socket = std::move(socket); }
    void setEvent(ReceivedEvent event) { m_event = std::move(event); }
    void setMessage(QByteArray channel, QByteArray message);

    [[nodiscard]] Namespace &nsp() const { return m_namespace; }
    [[nodiscard]] quint64 trace() const { return m_trace; }
    /// Null when no client is behind the rule.
    [[nodiscard]] Socket *socket() const { return m_socket.get(); }
    /// Null when no client event is behind the rule.
    [[nodiscard]] const ReceivedEvent *event() const { return m_event ? &*m_event : nullptr; }
    /// Acknowledges the event; a second time, or when the client does not wait for it, nothing happens.
    void acknowledge(const ArgumentTemplate &arguments);

    /// The value behind a root without steps; undefined when this rule has none. References stay valid.
    [[nodiscard]] const protocol::Value &root(TemplateRoot root);

private:
    [[nodiscard]] protocol::Value build(TemplateRoot root) const;

    std::shared_ptr<const Rules> m_rules;
    Namespace &m_namespace;
    quint64 m_trace = 0;
    std::shared_ptr<Socket> m_socket;
    std::optional<ReceivedEvent> m_event;
    QByteArray m_channel;
    QByteArray m_message;
    bool m_acknowledged = false;
    /// By TemplateRoot, built when first asked for.
    std::optional<protocol::Value> m_roots[kTemplateRootCount];
};

} // namespace relayscope::socketio
