#include "models/hopmarks.h"

namespace relayscope::models {

void HopMarks::toggle(quint64 number)
{
    if (m_numbers.erase(number) == 0)
        m_numbers.insert(number);
    if (m_numbers.size() > kMaxMarks)
        m_numbers.erase(m_numbers.begin());
    emit changed();
}

void HopMarks::clear()
{
    m_numbers.clear();
    emit changed();
}

} // namespace relayscope::models
