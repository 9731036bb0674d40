#include "ui/inspector/bytemark.h"

namespace relayscope::ui {

void ByteMark::mark(const core::explain::ByteRange &range)
{
    if (range == m_marked)
        return;
    m_marked = range;
    emit markChanged();
}

void ByteMark::hover(const core::explain::ByteRange &range)
{
    if (range == m_hovered)
        return;
    m_hovered = range;
    emit hoverChanged();
}

} // namespace relayscope::ui
