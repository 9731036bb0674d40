#include "models/itemselection.h"

namespace relayscope::models {

void ItemSelection::select(ItemKind kind, const QString &id)
{
    if (isSelected(kind, id))
        return;
    m_kind = kind;
    m_id = id;
    emit changed();
}

} // namespace relayscope::models
