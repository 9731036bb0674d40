#pragma once

#include <QList>

#include <optional>

namespace relayscope::models {

/// What was entered, walked with the up and down keys as in a shell. The newest Max entries are kept; the same entry
/// twice is kept once, as the newest. A plain value.
template<typename Entry, qsizetype Max>
class History final {
public:
    static constexpr qsizetype kMaxEntries = Max;

    History() = default;
    /// Oldest first.
    explicit History(const QList<Entry> &entries)
    {
        for (const Entry &entry : entries)
            add(entry);
    }

    /// Appends and goes back to the end.
    void add(const Entry &entry)
    {
        m_entries.removeOne(entry);
        m_entries.append(entry);
        if (m_entries.size() > kMaxEntries)
            m_entries.removeFirst();
        m_position = m_entries.size();
    }
    /// The entry before the current one; `draft` (what is there now) is kept to come back to. Empty at the oldest.
    [[nodiscard]] std::optional<Entry> previous(const Entry &draft)
    {
        if (m_position == 0)
            return std::nullopt;
        if (m_position == m_entries.size())
            m_draft = draft;
        --m_position;
        return m_entries.at(m_position);
    }
    /// The entry after the current one, the draft after the newest. Empty when already at the draft.
    [[nodiscard]] std::optional<Entry> next()
    {
        if (m_position >= m_entries.size())
            return std::nullopt;
        ++m_position;
        return m_position == m_entries.size() ? m_draft : m_entries.at(m_position);
    }
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }

private:
    QList<Entry> m_entries;
    Entry m_draft;
    /// m_entries.size(): at the draft.
    qsizetype m_position = 0;
};

} // namespace relayscope::models
