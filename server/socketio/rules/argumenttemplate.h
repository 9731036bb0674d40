#pragma once

#include "protocol/socketio/payload.h"
#include "protocol/value.h"

#include <QByteArray>

#include <variant>
#include <vector>

namespace relayscope::socketio {

class RuleScope;

/// What a `$name` in a rules file refers to.
enum class TemplateRoot : quint8 {
    /// `$args`: the arguments of the event, as an array.
    Arguments,
    /// `$event`: its name.
    EventName,
    /// `$socket.id`, `$socket.rooms`.
    Socket,
    /// `$handshake`: the socket's handshake object (auth, query, headers, address ...).
    Handshake,
    /// `$namespace`: its name.
    Namespace,
    /// `$node`: the name of this node.
    Node,
    /// `$channel` and `$message`: of a plain Redis message; the message parsed when it is JSON, else its text.
    Channel,
    Message,
};

inline constexpr int kTemplateRootCount = 8;

/// One value of a rules file that is worked out when the action runs: literals, references such as `$args[0].room`, and
/// arrays and objects of them. Immutable once parsed.
class ArgumentTemplate final {
public:
    /// A member name or an array index.
    using Step = std::variant<QByteArray, qsizetype>;
    struct Reference {
        TemplateRoot root = TemplateRoot::Arguments;
        std::vector<Step> steps;
    };
    struct Array {
        std::vector<ArgumentTemplate> items;
    };
    struct Object {
        std::vector<std::pair<QByteArray, ArgumentTemplate>> members;
    };
    using Form = std::variant<protocol::Value, Reference, Array, Object>;

    ArgumentTemplate() = default;
    explicit ArgumentTemplate(Form form)
        : m_form(std::move(form))
    {
    }

    [[nodiscard]] const Form &form() const { return m_form; }
    /// Exactly `$args`: what can be handed on as the bytes that came.
    [[nodiscard]] bool isAllArguments() const;

    /// Undefined where a reference finds nothing.
    [[nodiscard]] protocol::Value evaluate(RuleScope &scope) const;

private:
    Form m_form;
};

/// The payload of an event. A list that arguments evaluates to is the arguments, undefined none, anything else the only
/// one. `$args` alone splices the bytes that the event came with.
[[nodiscard]] Payload makeEventPayload(const QByteArray &name, const ArgumentTemplate &arguments, RuleScope &scope);
/// The same for an acknowledgement: arguments only.
[[nodiscard]] Payload makeAckPayload(const ArgumentTemplate &arguments, RuleScope &scope);
/// JSON text of one value; `$args` alone is the array of arguments as it came.
[[nodiscard]] QByteArray makeJsonText(const ArgumentTemplate &value, RuleScope &scope);

} // namespace relayscope::socketio
