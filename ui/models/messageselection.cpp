#include "models/messageselection.h"

namespace relayscope::models {

void MessageSelection::select(quint64 message, quint64 hop)
{
    if (message == m_message && hop == m_hop)
        return;
    m_message = message;
    m_hop = hop;
    emit changed();
}

} // namespace relayscope::models
