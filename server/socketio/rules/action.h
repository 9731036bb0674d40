#pragma once

#include "socketio/rules/argumenttemplate.h"

#include <chrono>
#include <variant>
#include <vector>

namespace relayscope::socketio {

/// `join` / `leave`: the socket enters or leaves rooms.
struct JoinAction {
    std::vector<ArgumentTemplate> rooms;
};
struct LeaveAction {
    std::vector<ArgumentTemplate> rooms;
};

/// `ack`: answers the event, if the client asked for an answer.
struct AckAction {
    ArgumentTemplate arguments;
};

/// `emit`: sends an event.
struct EmitAction {
    enum class Target : quint8 {
        /// Every socket of the selection, the sender included.
        All,
        /// Every socket of the selection but the sender.
        Others,
        /// The socket that the event came from; nothing crosses Redis.
        Sender,
    };
    ArgumentTemplate name;
    ArgumentTemplate arguments;
    Target target = Target::All;
    std::vector<ArgumentTemplate> rooms;
    std::vector<ArgumentTemplate> except;
    /// This node only.
    bool local = false;
    bool isVolatile = false;
};

/// `disconnect`: the socket leaves the namespace, or its whole connection is closed.
struct DisconnectAction {
    bool closeConnection = false;
};

/// `publish`: sends a message to a plain Redis channel, past the adapter.
struct PublishAction {
    ArgumentTemplate channel;
    /// Published as JSON text.
    ArgumentTemplate message;
};

/// One step of a rule; delay counts from the event.
struct Action {
    using Step = std::variant<JoinAction, LeaveAction, AckAction, EmitAction, DisconnectAction, PublishAction>;
    Step step;
    std::chrono::milliseconds delay{0};
};

/// Longest delayMs of an action. Ours.
inline constexpr std::chrono::milliseconds kMaxActionDelay{600'000};

} // namespace relayscope::socketio
