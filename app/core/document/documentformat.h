#pragma once

#include "core/savedmessage.h"
#include "core/specs.h"

#include <QByteArrayView>

#include <array>
#include <utility>

/// The names in a cluster file, for reader and writer.
namespace relayscope::core::format {

/// Value of the first key, raised when an older program would read a file wrongly.
inline constexpr int kVersion = 1;

inline constexpr auto kFormat = "relayscope";
inline constexpr auto kRedis = "redis";
inline constexpr auto kNodes = "nodes";
inline constexpr auto kClients = "clients";
inline constexpr auto kRules = "rules";
inline constexpr auto kRulesText = "rulesText";
inline constexpr auto kRulesDraft = "rulesDraft";
inline constexpr auto kEditedFile = "editedFile";
inline constexpr auto kShelf = "shelf";

inline constexpr auto kId = "id";
inline constexpr auto kName = "name";

inline constexpr auto kPort = "port";
inline constexpr auto kRulesFile = "rulesFile";
inline constexpr auto kRestartOnCrash = "restartOnCrash";
inline constexpr auto kExtraArguments = "extraArguments";

inline constexpr auto kNode = "node";
inline constexpr auto kNamespace = "namespace";
inline constexpr auto kTransport = "transport";
inline constexpr auto kAuth = "auth";
inline constexpr auto kQuery = "query";
inline constexpr auto kHeaders = "headers";
inline constexpr auto kReconnection = "reconnection";

inline constexpr auto kSendAs = "sendAs";
inline constexpr auto kFrom = "from";
inline constexpr auto kEvent = "event";
inline constexpr auto kArguments = "arguments";
inline constexpr auto kArgumentsText = "argumentsText";
inline constexpr auto kRooms = "rooms";
inline constexpr auto kExcept = "except";
inline constexpr auto kLocal = "local";
inline constexpr auto kVolatile = "volatile";
inline constexpr auto kAckTimeoutMs = "ackTimeoutMs";
inline constexpr auto kRepeat = "repeat";
inline constexpr auto kRepeatDelayMs = "repeatDelayMs";

template<typename Choice, std::size_t Count>
using Names = std::array<std::pair<Choice, const char *>, Count>;

inline constexpr Names<TransportChoice, 3> kTransports{{
    {TransportChoice::PollingThenWebSocket, "polling, websocket"},
    {TransportChoice::WebSocketOnly, "websocket"},
    {TransportChoice::PollingOnly, "polling"},
}};
inline constexpr Names<SavedMessage::Sender, 3> kSenders{{
    {SavedMessage::Sender::Client, "client"},
    {SavedMessage::Sender::Node, "node"},
    {SavedMessage::Sender::Emitter, "emitter"},
}};

} // namespace relayscope::core::format
