#pragma once

#include "socketio/eventhandler.h"
#include "socketio/rules/rules.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <vector>

namespace relayscope::socketio {

class PlainChannels;
class RuleScope;
struct ServerContext;

/// Does what the rules say: the event handler of every namespace that they name. Lives on the server loop, owned by the
/// Server. Never blocks; actions with a delay run from the timer wheel.
class RuleEngine final : public EventHandler {
public:
    /// plainChannels: null without Redis; rules that need it are refused by the Server.
    RuleEngine(ServerContext &context, PlainChannels *plainChannels);
    ~RuleEngine() override;
    Q_DISABLE_COPY_MOVE(RuleEngine)

    /// Actions that wait for their delay still run as they were loaded.
    void setRules(std::shared_ptr<const Rules> rules) { m_rules = std::move(rules); }
    [[nodiscard]] const Rules &rules() const { return *m_rules; }
    /// Makes this the handler of nsp, which must outlive it.
    void attach(Namespace &nsp);

    void socketConnected(Socket &socket) override;
    void eventReceived(Socket &socket, const ReceivedEvent &event) override;
    [[nodiscard]] Handling handlingOf(const Namespace &nsp, const QByteArray &eventName) const override;
    /// Rules have no word for it; as a server without a listener, it does not answer.
    void serverSideEventReceived(Namespace &nsp, const protocol::Value::Array &data, const ServerSideAck &ack) override;
    /// A message of a plain Redis channel.
    void messageReceived(const QByteArray &channel, const QByteArray &message, quint64 trace);

private:
    struct Match {
        /// Null when there is nothing to do.
        const Actions *actions = nullptr;
        bool isForOthers = false;
    };
    [[nodiscard]] Match find(const Namespace &nsp, const QByteArray &eventName) const;
    void run(const Actions &actions, const std::shared_ptr<RuleScope> &scope);
    void run(const Action &action, RuleScope &scope);
    void apply(const JoinAction &action, RuleScope &scope);
    void apply(const LeaveAction &action, RuleScope &scope);
    void apply(const AckAction &action, RuleScope &scope);
    void apply(const EmitAction &action, RuleScope &scope);
    void apply(const DisconnectAction &action, RuleScope &scope);
    void apply(const PublishAction &action, RuleScope &scope);
    void skip(RuleScope &scope, const char *why);

    ServerContext &m_context;
    PlainChannels *m_plainChannels;
    std::shared_ptr<const Rules> m_rules;
    std::vector<Namespace *> m_namespaces;
};

} // namespace relayscope::socketio
