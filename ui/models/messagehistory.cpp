#include "models/messagehistory.h"

namespace relayscope::models {

void MessageHistory::add(const MessageDraft &entry)
{
    m_entries.removeOne(entry);
    m_entries.append(entry);
    if (m_entries.size() > kMaxEntries)
        m_entries.removeFirst();
    m_position = m_entries.size();
}

std::optional<MessageDraft> MessageHistory::previous(const MessageDraft &draft)
{
    if (m_position == 0)
        return std::nullopt;
    if (m_position == m_entries.size())
        m_draft = draft;
    --m_position;
    return m_entries.at(m_position);
}

std::optional<MessageDraft> MessageHistory::next()
{
    if (m_position >= m_entries.size())
        return std::nullopt;
    ++m_position;
    return m_position == m_entries.size() ? m_draft : m_entries.at(m_position);
}

} // namespace relayscope::models
