#pragma once

#include "models/messagedraft.h"

#include <QList>

#include <optional>

namespace relayscope::models {

/// What was sent from the composer, walked with the up and down keys as in a shell. The newest kMaxEntries are kept;
/// sending the same twice keeps one. A plain value.
class MessageHistory final {
public:
    static constexpr qsizetype kMaxEntries = 200;

    /// Appends and goes back to the end.
    void add(const MessageDraft &entry);
    /// The entry before the current one; `draft` (what is typed now) is kept to come back to. Empty at the oldest.
    [[nodiscard]] std::optional<MessageDraft> previous(const MessageDraft &draft);
    /// The entry after the current one, the draft after the newest. Empty when already at the draft.
    [[nodiscard]] std::optional<MessageDraft> next();

private:
    QList<MessageDraft> m_entries;
    MessageDraft m_draft;
    /// m_entries.size(): at the draft.
    qsizetype m_position = 0;
};

} // namespace relayscope::models
