#pragma once

#include "base/expected.h"
#include "core/outgoingmessage.h"
#include "models/argumentdraft.h"

#include <QList>
#include <QString>

namespace relayscope::models {

/// What is typed in the composer, right or wrong.
struct MessageDraft {
    /// Its arguments are not read: they are below, as they are typed.
    core::SavedMessage message;
    QList<ArgumentDraft> arguments;

    bool operator==(const MessageDraft &) const = default;
};

enum class DraftField { Namespace, Event, Arguments };

/// Why what is typed in the composer cannot be sent, in the user's language.
struct DraftProblem {
    DraftField field = DraftField::Event;
    QString text;
    /// First wrong character of the field.
    qsizetype position = 0;
    /// Which of the arguments, from 0.
    qsizetype argument = 0;
};

/// Checks what is typed in the composer. The event must not be empty nor one of the names that Socket.IO keeps for
/// itself (socket.io-client lib/socket.ts RESERVED_EVENTS: emitting one throws there); a namespace begins with a slash
/// and has no comma, which would end it on the wire.
[[nodiscard]] Expected<core::OutgoingMessage, DraftProblem> checkDraft(const MessageDraft &draft);

/// A saved message to be edited. Arguments that cannot be read become one row with their text, to be mended there.
[[nodiscard]] MessageDraft toDraft(const core::SavedMessage &message);

} // namespace relayscope::models
