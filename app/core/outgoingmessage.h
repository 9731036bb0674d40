#pragma once

#include "core/savedmessage.h"
#include "protocol/value.h"

#include <QMetaType>

namespace relayscope::core {

/// A message that has been checked: it can be sent as it is.
struct OutgoingMessage {
    SavedMessage message;
    /// What message.arguments says.
    protocol::Value::Array arguments;

    bool operator==(const OutgoingMessage &) const = default;
};

} // namespace relayscope::core

Q_DECLARE_METATYPE(relayscope::core::OutgoingMessage)
