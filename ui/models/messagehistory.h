#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace relayscope::models {

/// What was sent from the composer, walked with the up and down keys as in a shell. The newest kMaxEntries are kept;
/// sending the same twice keeps one. A plain value.
class MessageHistory final {
public:
    static constexpr qsizetype kMaxEntries = 200;

    struct Entry {
        QString event;
        QString arguments;

        bool operator==(const Entry &) const = default;
    };

    /// Appends and goes back to the end.
    void add(const Entry &entry);
    /// The entry before the current one; `draft` (what is typed now) is kept to come back to. Empty at the oldest.
    [[nodiscard]] std::optional<Entry> previous(const Entry &draft);
    /// The entry after the current one, the draft after the newest. Empty when already at the draft.
    [[nodiscard]] std::optional<Entry> next();

private:
    QList<Entry> m_entries;
    Entry m_draft;
    /// m_entries.size(): at the draft.
    qsizetype m_position = 0;
};

} // namespace relayscope::models
