#pragma once

#include "base/expected.h"
#include "protocol/locatedjson.h"
#include "socketio/rules/argumenttemplate.h"

namespace relayscope::socketio {

/// Where a template stands, which says what it can refer to.
enum class TemplateContext : quint8 {
    /// A socket connected: there are no arguments.
    Connect,
    /// A client's event.
    Event,
    /// A message of a plain Redis channel: there is no socket.
    Message,
};

/// Reads a template. A text that begins with `$` is a reference, `$$` stands for a literal `$` at the beginning; every
/// other value is itself, with references anywhere inside arrays and objects.
[[nodiscard]] Expected<ArgumentTemplate, protocol::LocatedJsonError> parseTemplate(
    const protocol::LocatedValue &value, TemplateContext context);

} // namespace relayscope::socketio
