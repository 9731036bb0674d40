#pragma once

#include <QStringList>

#include <optional>

namespace relayscope::models {

/// Lines that were typed into a field, walked with the up and down keys as in a shell. The newest kMaxEntries are kept;
/// the same line twice is kept once. A plain value.
class TextHistory final {
public:
    static constexpr qsizetype kMaxEntries = 50;

    TextHistory() = default;
    /// Oldest first.
    explicit TextHistory(const QStringList &entries);

    /// Appends and goes back to the end; a blank line is not kept.
    void add(const QString &line);
    /// The line before the current one; `draft` (what is typed now) is kept to come back to. Empty at the oldest.
    [[nodiscard]] std::optional<QString> previous(const QString &draft);
    /// The line after the current one, the draft after the newest. Empty when already at the draft.
    [[nodiscard]] std::optional<QString> next();
    [[nodiscard]] const QStringList &entries() const { return m_entries; }

private:
    QStringList m_entries;
    QString m_draft;
    /// m_entries.size(): at the draft.
    qsizetype m_position = 0;
};

} // namespace relayscope::models
