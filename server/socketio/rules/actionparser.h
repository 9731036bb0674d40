#pragma once

#include "base/expected.h"
#include "protocol/locatedjson.h"
#include "socketio/rules/rules.h"
#include "socketio/rules/templateparser.h"

namespace relayscope::socketio {

/// Reads the list of actions of one rule: objects with exactly one verb each. Unknown and repeated keys, keys that do
/// not belong to the verb, and verbs that make no sense in context are errors.
[[nodiscard]] Expected<Actions, protocol::LocatedJsonError> parseActions(
    const protocol::LocatedValue &list, TemplateContext context);

} // namespace relayscope::socketio
