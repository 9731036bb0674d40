#include "models/texthistory.h"

namespace relayscope::models {

TextHistory::TextHistory(const QStringList &entries)
{
    for (const QString &entry : entries)
        add(entry);
}

void TextHistory::add(const QString &line)
{
    const QString entry = line.trimmed();
    if (!entry.isEmpty()) {
        m_entries.removeOne(entry);
        m_entries.append(entry);
    }
    if (m_entries.size() > kMaxEntries)
        m_entries.removeFirst();
    m_position = m_entries.size();
}

std::optional<QString> TextHistory::previous(const QString &draft)
{
    if (m_position == 0)
        return std::nullopt;
    if (m_position == m_entries.size())
        m_draft = draft;
    --m_position;
    return m_entries.at(m_position);
}

std::optional<QString> TextHistory::next()
{
    if (m_position >= m_entries.size())
        return std::nullopt;
    ++m_position;
    return m_position == m_entries.size() ? m_draft : m_entries.at(m_position);
}

} // namespace relayscope::models
